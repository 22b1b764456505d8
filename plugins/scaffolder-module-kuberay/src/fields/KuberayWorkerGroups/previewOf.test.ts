import { parse } from 'yaml';
import { previewOf } from './previewOf';

const group = {
  name: 'workers',
  minReplicas: 1,
  maxReplicas: 5,
  cpu: '1',
  memory: '2Gi',
};
const formData = { name: 'features', namespace: 'ray' };

function stateOf(groups: Record<string, unknown>[], data = {}) {
  return previewOf({
    groups,
    formData: { ...formData, ...data },
    options: {},
  });
}

/** The inputs with errors. */
function errorsOf(groups: Record<string, unknown>[]) {
  return stateOf(groups)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ path }) => path)
    .filter((path, index, paths) => paths.indexOf(path) === index);
}

describe('previewOf', () => {
  it('shows the RayCluster and the Application of a valid form', () => {
    const preview = stateOf([group, { ...group, name: 'gpu', gpu: 1 }]);

    if (preview.state !== 'ready') {
      throw new Error(`Not ready: ${JSON.stringify(preview)}`);
    }
    const rayCluster = parse(preview.rayCluster);
    const application = parse(preview.application);
    expect(rayCluster.kind).toBe('RayCluster');
    expect(rayCluster.metadata).toMatchObject({
      name: 'features-kuberay',
      namespace: 'ray',
    });
    expect(
      rayCluster.spec.workerGroupSpecs.map(
        (spec: { groupName: string; maxReplicas: number }) => [
          spec.groupName,
          spec.maxReplicas,
        ],
      ),
    ).toEqual([
      ['workers', 5],
      ['gpu', 5],
    ]);
    expect(application).toMatchObject({
      kind: 'Application',
      metadata: { name: 'features' },
      spec: { destination: { namespace: 'ray' } },
    });
  });

  it.each`
    what                                | change                                      | path
    ${'nothing'}                        | ${{}}                                       | ${[]}
    ${'a maximum below the minimum'}    | ${{ minReplicas: 6 }}                       | ${['workerGroups[0].maxReplicas']}
    ${'a count that is no number'}      | ${{ maxReplicas: 'many' }}                  | ${['workerGroups[0].maxReplicas']}
    ${'an amount in a strange unit'}    | ${{ memory: '2 GB' }}                       | ${['workerGroups[0].memory']}
    ${'an empty amount'}                | ${{ cpu: '' }}                              | ${['workerGroups[0].cpu']}
    ${'half an image'}                  | ${{ image: { tag: '2.52.0' } }}             | ${['workerGroups[0].image.repository']}
    ${'a toleration with half a taint'} | ${{ tolerations: [{ operator: 'Equal' }] }} | ${['workerGroups[0].tolerations[0]']}
    ${'a key that nobody knows'}        | ${{ colour: 'green' }}                      | ${['workerGroups[0].colour']}
    ${'no pod of a worker'}             | ${{ numOfHosts: 0 }}                        | ${['workerGroups[0].numOfHosts']}
  `('names the input of $what', ({ change, path }) => {
    expect(errorsOf([{ ...group, ...change }])).toEqual(path);
  });

  it('names the second of two groups with one name', () => {
    expect(errorsOf([group, group])).toContain('workerGroups[1].name');
  });

  it('shows no manifest of an invalid form', () => {
    const preview = stateOf([{ ...group, memory: '' }]);

    expect(Object.keys(preview).sort()).toEqual(['findings', 'state']);
    expect(preview.state).toBe('invalid');
  });

  it('shows the Application alone where the chart version is not known here', () => {
    const known = stateOf([group], { kuberayVersion: '1.7.0' });
    const unknown = stateOf([group], { kuberayVersion: '1.5.0' });

    expect(known.state).toBe('ready');
    expect(unknown).toMatchObject({
      state: 'application-only',
      problem: expect.stringContaining('1.5.0'),
    });
  });
});
