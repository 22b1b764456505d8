import { readRepositoryObjects } from './readRepositoryObjects';

const read = (content: string) =>
  readRepositoryObjects({ file: 'a.yaml', content }).objects;

const application = (name: string, spec: object) =>
  JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec,
  });

const HERE = 'https://kubernetes.default.svc';

describe('readRepositoryObjects', () => {
  it.each([
    ['a path', { source: { path: 'helm-chart/kuberay-operator' } }, true],
    [
      'a sloppy path',
      { source: { path: './helm-chart/kuberay-operator/' } },
      true,
    ],
    ['a chart', { source: { chart: 'kuberay-operator' } }, true],
    [
      'one of its sources',
      { sources: [{ ref: 'v' }, { chart: 'kuberay-operator' }] },
      true,
    ],
    [
      'one of its sources, beside the CRDs',
      {
        sources: [
          { path: 'helm-chart/kuberay-operator/crds' },
          { chart: 'kuberay-operator' },
        ],
      },
      true,
    ],
    [
      'the CRDs',
      { source: { path: 'helm-chart/kuberay-operator/crds' } },
      false,
    ],
    ['another chart', { source: { chart: 'ray-cluster' } }, false],
    ['no spec worth the name', {}, false],
  ])('sees by %s whether it brings the operator', (_, spec, bringsOperator) => {
    expect(
      read(application('x', { ...spec, destination: { server: HERE } })),
    ).toEqual([
      {
        file: 'a.yaml',
        kind: 'Application',
        name: 'x',
        namespace: 'argocd',
        operatorOn: bringsOperator ? HERE : undefined,
      },
    ]);
  });

  it.each([
    [{ server: HERE }, HERE],
    [{ server: `${HERE}:443/` }, HERE],
    [{ name: 'in-cluster' }, HERE],
    [{ name: 'prod' }, 'name prod'],
    [{ server: 'https://prod:6443/' }, 'https://prod:6443'],
  ])('knows %j as %s', (destination, key) => {
    const [found] = read(
      application('x', { destination, source: { chart: 'kuberay-operator' } }),
    );
    expect(found.operatorOn).toBe(key);
  });

  it('reads every document of a file, also with a byte order mark, and the items of a List', () => {
    const items = JSON.stringify({
      kind: 'List',
      items: [JSON.parse(application('c', {}))],
    });
    const names = read(
      `\ufeff${application('a', {})}\n---\n${application(
        'b',
        {},
      )}\n---\n${items}`,
    ).map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['another kind', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
    [
      "another group's Application",
      'apiVersion: app.k8s.io/v1 # not argoproj.io/\nkind: Application\nmetadata: {name: a}\n',
    ],
    ['a scalar', 'argoproj.io/\n'],
    ['nothing', ''],
  ])('finds none in %s', (_, content) => {
    expect(readRepositoryObjects({ file: 'a.yaml', content })).toEqual({
      objects: [],
      problems: [],
    });
  });

  it('says what is no YAML, and reads the rest', () => {
    const content = `${application(
      'a',
      {},
    )}\n---\n{{- if .Values.x }}\na: 1\n{{- end }}\n`;
    const { objects, problems } = readRepositoryObjects({
      file: 'a.yaml',
      content,
    });
    expect(objects.map(({ name }) => name)).toEqual(['a']);
    expect(problems).toEqual([
      expect.stringContaining('is a Helm template and not YAML'),
    ]);
  });
});
