import { readYamlFiles } from '../__fixtures__/readYamlFiles';
import { buildClusterApplication } from '../applications/buildClusterApplication';
import { buildRayStack } from '../buildRayStack';
import { parseRayStackInput } from '../input/parseRayStackInput';
import type { RayStackInputArg } from '../input/rayStackInputSchema';

const gitops = { repoURL: 'https://git.example.org/gitops.git', path: 'ray' };

describe('a stack with its values in a file', () => {
  const input: RayStackInputArg = { name: 'demo', gitops, values: 'file' };
  const { files } = buildRayStack(input);
  const inline = buildClusterApplication(parseRayStackInput(input));

  it('takes them from the repository, as a second source', () => {
    const [application] = readYamlFiles(
      files.filter(({ path }) => path === 'raycluster.yaml'),
    );
    const { source, ...spec } = inline.spec;
    const { valuesObject: _values, ...helm } = source.helm ?? {};
    expect(application).toEqual({
      ...inline,
      spec: {
        ...spec,
        sources: [
          {
            ...source,
            helm: { ...helm, valueFiles: ['$values/ray/values/demo.yaml'] },
          },
          { repoURL: gitops.repoURL, targetRevision: 'main', ref: 'values' },
        ],
      },
    });
  });

  it('has the same values there, in a file that no root takes for an object', () => {
    const file = files.find(({ path }) => path === 'values/demo.yaml');
    expect(readYamlFiles(file ? [file] : [])).toEqual([
      inline.spec.source.helm?.valuesObject,
    ]);
    expect(file?.content).toContain('# +argocd:skip-file-rendering\n');
  });
});

describe('a stack', () => {
  it.each<[string, Partial<RayStackInputArg>, string]>([
    [
      'a root',
      { root: { kind: 'app-of-apps' } },
      'gitops: is missing, and root: app-of-apps needs it',
    ],
    [
      'an ApplicationSet',
      {
        root: { kind: 'application-set', generator: { type: 'clusters' } },
      },
      'gitops: is missing, and root: application-set needs it',
    ],
    [
      'a values file',
      { values: 'file' },
      'gitops: is missing, and values: file needs it',
    ],
  ])('needs a repository for %s', (_title, input, message) => {
    expect(() => buildRayStack({ name: 'demo', ...input })).toThrow(message);
    expect(() =>
      buildRayStack({ name: 'demo', gitops, ...input }),
    ).not.toThrow();
  });

  it.each<[string, RayStackInputArg, string]>([
    [
      'the guard',
      { name: 'ray-replica-guard', gitops, replicaGuard: { mode: 'on' } },
      'name: "ray-replica-guard" is the name of another Application',
    ],
    [
      "an environment's operator",
      {
        name: 'demo',
        gitops,
        root: {
          kind: 'application-set',
          generator: {
            type: 'list',
            elements: [{ name: 'dev' }, { name: 'ray-operator-in-cluster' }],
          },
        },
      },
      'root.generator.elements[1].name: "ray-operator-in-cluster" is the name of another Application',
    ],
    [
      'the guard that Argo CD generates',
      {
        name: 'ray-replica-guard',
        gitops,
        replicaGuard: { mode: 'on' },
        root: { kind: 'application-set', generator: { type: 'clusters' } },
      },
      'name: "ray-replica-guard-{{',
    ],
    [
      'its root',
      { name: 'ray-stack', gitops, root: { kind: 'app-of-apps' } },
      'root.name: "ray-stack" is the name of a child of the root',
    ],
  ])('is not called as %s is', (_title, input, message) => {
    expect(() => buildRayStack(input)).toThrow(message);
  });

  it('lies in the folder itself where that is the whole repository', () => {
    const [root] = readYamlFiles(
      buildRayStack({
        name: 'demo',
        gitops: { repoURL: gitops.repoURL },
        root: { kind: 'app-of-apps' },
      }).files,
    );
    expect(root).toMatchObject({ spec: { source: { path: 'apps' } } });
  });

  it('has its health checks where no root reads', () => {
    const { files } = buildRayStack({
      name: 'demo',
      gitops,
      root: { kind: 'app-of-apps' },
      argocd: { healthCheck: true },
    });
    expect(
      files.map(({ path }) => path).filter(path => /health/.test(path)),
    ).toEqual([
      'argocd/argocd-cm-health-raycluster.yaml',
      'argocd/argocd-cm-health-application.yaml',
    ]);
  });
});
