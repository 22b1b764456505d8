import { buildRayStack } from '../buildRayStack';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import { changedLines } from './__fixtures__/changedLines';
import { editRayCluster } from './editRayCluster';
import type { RayClusterChangeArg } from './rayClusterChangeSchema';

const INPUT: RayStackInputArg = {
  name: 'dev',
  workerGroups: [{ name: 'cpu' }, { name: 'gpu', gpu: 1 }],
  destination: { kubernetesVersion: '1.36' },
  gitops: { repoURL: 'https://git.example.org/platform/gitops.git' },
};

const CHANGE: RayClusterChangeArg = {
  groups: { gpu: { maxReplicas: 7 } },
  rayVersion: '2.53.0',
};

describe('an edit of what the generator wrote', () => {
  const cases: Array<[title: string, input: RayStackInputArg, name?: string]> =
    [];
  for (const layout of ['separate', 'single'] as const) {
    for (const values of ['inline', 'file'] as const) {
      cases.push(
        [`${layout}, ${values}, no root`, { ...INPUT, layout, values }],
        [
          `${layout}, ${values}, app of apps`,
          { ...INPUT, layout, values, root: { kind: 'app-of-apps' } },
        ],
      );
    }
  }
  cases.push([
    'the guide’s',
    { ...INPUT, profile: 'ray-docs', versions: { kuberay: '1.5.1' } },
  ]);

  it.each(cases)('changes only what it must: %s', (_title, input) => {
    const { files } = buildRayStack(input);
    const edit = (change: RayClusterChangeArg, given = files) =>
      editRayCluster({
        files: given,
        application: { name: 'dev' },
        change,
        guarded: true,
      });
    const edited = edit(CHANGE);
    const [file] = edited.files;
    const before = files.find(({ path }) => path === file?.path)?.content ?? '';
    const lines = changedLines(before, file?.content ?? '');
    expect(edited.files).toHaveLength(1);
    expect(lines.filter(line => line.startsWith('-'))).toHaveLength(
      input.profile === 'ray-docs' ? 1 : 3,
    );
    const after = files.map(other =>
      other.path === file?.path ? file : other,
    );
    expect(edit(CHANGE, after).files).toEqual([]);
  });

  it.each(['inline', 'file'] as const)(
    'changes every environment of an ApplicationSet, and says so: %s',
    values => {
      const { files } = buildRayStack({
        ...INPUT,
        values,
        root: {
          kind: 'application-set',
          generator: {
            type: 'list',
            elements: [{ name: 'a' }, { name: 'b', namespace: 'b' }],
          },
        },
      });
      const edited = editRayCluster({
        files,
        application: { name: 'b' },
        change: CHANGE,
        guarded: true,
      });
      expect(edited.files).toHaveLength(1);
      expect(edited.findings.map(({ code }) => code)).toContain(
        'application-set-shared',
      );
    },
  );

  it('brings a group that a later input would have brought, byte for byte', () => {
    const more = { name: 'big', cpu: '8', memory: '32Gi' };
    const later = buildRayStack({
      ...INPUT,
      workerGroups: [...(INPUT.workerGroups ?? []), more],
    });
    const { files } = editRayCluster({
      files: buildRayStack(INPUT).files,
      application: { name: 'dev' },
      change: { addGroups: [more] },
      guarded: true,
    });
    expect(later.files).toContainEqual(files[0]);
  });

  it('brings counts, versions and images that a later input would have brought, byte for byte', () => {
    const later = buildRayStack({
      ...INPUT,
      versions: { kuberay: '1.7.0' },
      ray: { version: '2.53.0' },
      workerGroups: [
        { name: 'cpu', minReplicas: 2, maxReplicas: 9 },
        { name: 'gpu', gpu: 1 },
      ],
    });
    const files = buildRayStack(INPUT).files.map(file =>
      file.path === 'raycluster.yaml'
        ? file
        : later.files.find(({ path }) => path === file.path) ?? file,
    );
    const edited = editRayCluster({
      files,
      application: { name: 'dev' },
      change: {
        groups: { cpu: { minReplicas: 2, maxReplicas: 9 } },
        rayVersion: '2.53.0',
        kuberayVersion: '1.7.0',
      },
      guarded: true,
    });
    expect(later.files).toContainEqual(edited.files[0]);
  });
});
