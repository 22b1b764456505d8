import { readApplications } from './readApplications';
import { refuseConflicts } from './refuseConflicts';

const manifest = (name: string, source: object, destination: object = {}) =>
  JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { source, destination },
  });

const OPERATOR = { chart: 'kuberay-operator' };
const CLUSTER = { chart: 'ray-cluster' };

function check(options: {
  repository: Record<string, string>;
  files: Record<string, string>;
  overwrite?: boolean;
}) {
  const manifests = new Map(Object.entries(options.repository));
  return () =>
    refuseConflicts({
      content: {
        manifests,
        applications: [...manifests].flatMap(([file, content]) =>
          readApplications({ file, content }),
        ),
      },
      files: Object.entries(options.files).map(([path, content]) => ({
        path,
        content,
      })),
      overwrite: options.overwrite ?? false,
    });
}

describe('refuseConflicts', () => {
  it('lets files into a repository that has nothing like them', () => {
    expect(
      check({
        repository: {
          'apps/other/raycluster.yaml': manifest('other', CLUSTER),
          'apps/far/operator.yaml': manifest('far-operator', OPERATOR, {
            name: 'far-away',
          }),
        },
        files: {
          'apps/a/operator.yaml': manifest('ray-operator', OPERATOR),
          'apps/a/raycluster.yaml': manifest('a', CLUSTER),
        },
      }),
    ).not.toThrow();
  });

  it('lets the same files in again', () => {
    const files = {
      'apps/a/operator.yaml': manifest('ray-operator', OPERATOR),
      'apps/a/raycluster.yaml': manifest('a', CLUSTER),
    };
    expect(check({ repository: files, files })).not.toThrow();
  });

  it('refuses a file that is there with other content, unless told to overwrite it', () => {
    const options = {
      repository: { 'apps/a/raycluster.yaml': manifest('a', { chart: 'x' }) },
      files: { 'apps/a/raycluster.yaml': manifest('a', CLUSTER) },
    };
    expect(check(options)).toThrow(
      'name: the repository already has apps/a/raycluster.yaml with other content',
    );
    expect(check({ ...options, overwrite: true })).not.toThrow();
  });

  it('refuses a second operator for one destination and says what to use instead', () => {
    expect(
      check({
        repository: {
          'platform/kuberay.yaml': manifest('kuberay', OPERATOR, {
            name: 'in-cluster',
          }),
        },
        files: {
          'apps/a/operator.yaml': manifest('ray-operator', OPERATOR, {
            server: 'https://kubernetes.default.svc',
          }),
        },
      }),
    ).toThrow(
      /^destination: platform\/kuberay\.yaml .* use kuberay:argocd:raycluster instead \(the template "Another Ray cluster"\)$/,
    );
  });

  it('lets a cluster in beside an operator', () => {
    expect(
      check({
        repository: { 'kuberay.yaml': manifest('kuberay', OPERATOR) },
        files: { 'apps/a/raycluster.yaml': manifest('a', CLUSTER) },
      }),
    ).not.toThrow();
  });

  it('refuses to define an Application of another file again, even to overwrite', () => {
    const options = {
      repository: { 'apps/b/raycluster.yaml': manifest('a', CLUSTER) },
      files: { 'apps/a/raycluster.yaml': manifest('a', CLUSTER) },
    };
    for (const overwrite of [false, true]) {
      expect(check({ ...options, overwrite })).toThrow(
        'name: apps/b/raycluster.yaml of the repository already defines the Application a',
      );
    }
  });
});
