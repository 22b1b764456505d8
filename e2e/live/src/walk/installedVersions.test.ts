import { argocdVersion, imageTag } from './installedVersions';

const parameters = { argocdNamespace: 'argocd', argocdProject: 'default' };

function part(name: string, namespace = 'argocd', tag = 'v3.5.1') {
  const image = `quay.io/argoproj/argocd:${tag}`;
  return {
    metadata: { name, namespace, labels: { 'app.kubernetes.io/name': name } },
    spec: { template: { spec: { containers: [{ image }] } } },
  };
}

function kubeWith(options: { projects?: string[]; deployments?: object[] }) {
  const { deployments = [], projects = ['default'] } = options;
  return {
    get: async () => ({ metadata: { name: 'there' } }),
    list: async (path: string) =>
      path.endsWith('/appprojects')
        ? projects.map(name => ({ metadata: { name, namespace: 'argocd' } }))
        : deployments,
  } as any;
}

describe('argocdVersion', () => {
  it.each([
    ['of its server', [part('argocd-server'), part('dex')], 'v3.5.1'],
    ['of a core installation', [part('argocd-repo-server')], 'v3.5.1'],
    [
      'of the nearest one',
      [part('argocd-server', 'x', 'v3.0.0'), part('argocd-server')],
      'v3.5.1',
    ],
    [
      'of one that serves other namespaces',
      [part('argocd-server', 'control')],
      'v3.5.1',
    ],
    ['of none that runs here', [], 'of an unknown version'],
  ])('is that %s', async (_, deployments, version) => {
    await expect(
      argocdVersion(kubeWith({ deployments }), parameters),
    ).resolves.toBe(version);
  });

  it('names a project that is not there', async () => {
    await expect(
      argocdVersion(kubeWith({ projects: ['ray'] }), parameters),
    ).rejects.toThrow(
      '--argocd-project: there is no AppProject default in this cluster',
    );
  });
});

describe('imageTag', () => {
  it.each([
    ['quay.io/argoproj/argocd:v3.5.1', 'v3.5.1'],
    ['quay.io/argoproj/argocd:v3.5.1@sha256:0ab', 'v3.5.1'],
    ['mirror.example.org:5000/argocd', undefined],
    ['argocd@sha256:0ab', undefined],
    [undefined, undefined],
  ])('of %s is %s', (image, tag) => {
    expect(imageTag(image)).toBe(tag);
  });
});
