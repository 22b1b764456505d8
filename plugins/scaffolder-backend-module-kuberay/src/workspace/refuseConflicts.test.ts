import { readRepositoryObjects } from './readRepositoryObjects';
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
        objects: [...manifests].flatMap(
          ([file, content]) => readRepositoryObjects({ file, content }).objects,
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

  const set = (options: {
    name: string;
    generators: object[];
    made?: string;
    source?: object;
    server?: string;
  }) =>
    JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: options.name, namespace: 'argocd' },
      spec: {
        generators: options.generators,
        template: {
          metadata: { name: options.made ?? '{{.name}}', namespace: 'argocd' },
          spec: {
            source: options.source ?? CLUSTER,
            destination: { server: options.server ?? '{{.server}}' },
          },
        },
      },
    });
  const list = (...elements: object[]) => [{ list: { elements } }];
  const operator = (server?: string) => ({
    'apps/a/operator.yaml': manifest('ray-operator', OPERATOR, { server }),
  });

  it.each([
    ['a list', list({ name: 'x', server: 'https://prod' }), undefined],
    ['any generator, to one destination', [{ git: {} }], 'https://prod'],
  ])(
    'sees the operator that an ApplicationSet installs by %s',
    (_, generators, server) => {
      const repository = {
        'set.yaml': set({ name: 's', generators, server, source: OPERATOR }),
      };
      expect(check({ repository, files: operator('https://prod/') })).toThrow(
        /^destination: set\.yaml .* on https:\/\/prod \(Application/,
      );
      expect(check({ repository, files: operator('https://test') })()).toEqual(
        [],
      );
    },
  );

  it('says where it cannot tell on which clusters there is an operator', () => {
    const repository = {
      'set.yaml': set({
        name: 's',
        generators: [{ clusters: {} }],
        source: OPERATOR,
      }),
    };
    expect(check({ repository, files: operator('https://prod') })()).toEqual([
      expect.stringMatching(
        /^destination: set\.yaml .* on clusters that its generator finds \(ApplicationSet s\)/,
      ),
    ]);
    const cluster = { 'apps/a/raycluster.yaml': manifest('a', CLUSTER) };
    expect(check({ repository, files: cluster })()).toEqual([]);
  });

  it.each([
    [
      'an ApplicationSet',
      set({ name: 'a', generators: [] }),
      set({ name: 'a', generators: [{ git: {} }] }),
      'name: theirs.yaml of the repository already defines the ApplicationSet a;',
    ],
    [
      'an Application that an ApplicationSet makes',
      set({ name: 's', generators: list({ name: 'a' }) }),
      manifest('a', CLUSTER),
      'name: theirs.yaml of the repository already defines the Application a;',
    ],
    [
      'an AppProject',
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: ray}\n',
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: ray, namespace: argocd}\n',
      'argocd.appProject: theirs.yaml of the repository already defines the AppProject ray; let that project allow this stack too',
    ],
  ])('refuses to define %s again', (_, theirs, ours, message) => {
    expect(
      check({
        repository: { 'theirs.yaml': theirs },
        files: { 'ours.yaml': ours },
      }),
    ).toThrow(message);
  });

  it.each([
    [manifest('a', CLUSTER), set({ name: 'a', generators: [] })],
    [
      set({ name: 's', generators: list({ name: 'a' }) }),
      manifest('b', CLUSTER),
    ],
    [
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: ray, namespace: argocd}\n',
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: ray, namespace: other}\n',
    ],
  ])('lets objects of other names, kinds and namespaces in', (theirs, ours) => {
    expect(
      check({
        repository: { 'theirs.yaml': theirs },
        files: { 'ours.yaml': ours },
      }),
    ).not.toThrow();
  });
});
