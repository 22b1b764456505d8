import { argocdVersion, imageTag } from './installedVersions';

const DEPLOYMENTS = '/apis/apps/v1/namespaces/argocd/deployments';
const parameters = { argocdNamespace: 'argocd', argocdProject: 'default' };

function kubeWith(options: { project?: boolean; part?: string }) {
  const { part, project = true } = options;
  return {
    get: async (path: string) =>
      project || !path.includes('/appprojects/')
        ? { metadata: { name: 'there' } }
        : undefined,
    list: async (path: string) =>
      path === DEPLOYMENTS && part
        ? [
            {
              metadata: {
                name: part,
                labels: { 'app.kubernetes.io/name': part },
              },
              spec: {
                template: {
                  spec: {
                    containers: [{ image: 'quay.io/argoproj/argocd:v3.5.1' }],
                  },
                },
              },
            },
          ]
        : [],
  };
}

describe('argocdVersion', () => {
  it.each([
    ['argocd-server', 'v3.5.1'],
    ['argocd-repo-server', 'v3.5.1'],
    [undefined, 'of an unknown version'],
  ])('with the part %s it is %s', async (part, version) => {
    await expect(
      argocdVersion(kubeWith({ part }) as any, parameters),
    ).resolves.toBe(version);
  });

  it('names a project that is not there', async () => {
    await expect(
      argocdVersion(kubeWith({ project: false }) as any, parameters),
    ).rejects.toThrow(
      '--argocd-project: there is no AppProject default in namespace argocd',
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
