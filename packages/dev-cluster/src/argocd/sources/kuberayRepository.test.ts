import recorded from '../__fixtures__/recorded.json';
import type { HelmOptions } from '../Application';
import { groupOf } from '../resourceId';
import { renderKuberayRepository } from './kuberayRepository';

const repoURL = 'https://github.com/ray-project/kuberay';
const OPERATOR = 'helm-chart/kuberay-operator';

function render(targetRevision: string, path: string, helm?: HelmOptions) {
  return renderKuberayRepository({
    source: { repoURL, targetRevision, path, ...(helm && { helm }) },
    applicationName: 'ray-operator',
    namespace: 'ray-cluster',
  });
}

function names(...args: Parameters<typeof render>): string[] {
  return render(...args)
    .manifests.map(
      ({ apiVersion, kind, metadata }) =>
        `${groupOf(apiVersion)}/${kind}/${metadata.name}`,
    )
    .sort();
}

it('has the recorded objects of the operator 1.5.1', () => {
  expect(names('v1.5.1', OPERATOR, { skipCrds: true })).toEqual(
    recorded.walk.shapes['ray-operator'].resources,
  );
});

it('has the recorded CRDs of 1.5.1', () => {
  expect(names('v1.5.1', `${OPERATOR}/crds`)).toEqual(
    recorded.walk.shapes['ray-operator-crds'].resources,
  );
});

it.each([
  ['v1.4.1', 11, 3],
  ['v1.5.1', 11, 3],
  ['v1.6.2', 13, 4],
  ['v1.7.0', 13, 4],
])('has %s with %i objects and %i CRDs', (tag, objects, crds) => {
  expect(names(tag, OPERATOR, { skipCrds: true })).toHaveLength(objects);
  expect(names(tag, `${OPERATOR}/crds/`)).toHaveLength(crds);
  expect(names(tag, OPERATOR)).toHaveLength(objects + crds);
});

it('takes the values that it knows and refuses the others', () => {
  const { manifests } = render('v1.5.1', OPERATOR, {
    skipCrds: true,
    values: 'replicas: 2\nimage:\n  tag: v1.5.0\n',
  });
  expect(manifests.at(-1)?.spec).toMatchObject({
    replicas: 2,
    template: {
      spec: { containers: [{ image: 'quay.io/kuberay/operator:v1.5.0' }] },
    },
  });
  expect(() =>
    render('v1.5.1', OPERATOR, { valuesObject: { watchNamespace: ['a'] } }),
  ).toThrow('does not reproduce value watchNamespace');
  expect(() => render('v1.5.1', OPERATOR, { parameters: [] })).toThrow(
    'does not reproduce source.helm.parameters',
  );
});

it('finds a release by the commit that it gave it', () => {
  const { revision } = render('v1.5.1', OPERATOR, { skipCrds: true });
  expect(revision).toMatch(/^[0-9a-f]{40}$/);
  expect(render(revision, OPERATOR, { skipCrds: true }).revision).toBe(
    revision,
  );
});
