import { readApplications } from './readApplications';

const read = (content: string) => readApplications({ file: 'a.yaml', content });

const application = (name: string, spec: object) =>
  JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec,
  });

describe('readApplications', () => {
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
      'the CRDs',
      { source: { path: 'helm-chart/kuberay-operator/crds' } },
      false,
    ],
    ['another chart', { source: { chart: 'ray-cluster' } }, false],
    ['no spec worth the name', {}, false],
  ])('sees by %s whether it brings the operator', (_, spec, bringsOperator) => {
    expect(read(application('x', spec))).toEqual([
      {
        file: 'a.yaml',
        name: 'x',
        namespace: 'argocd',
        destination: 'in-cluster',
        bringsOperator,
      },
    ]);
  });

  it.each([
    [{ server: 'https://kubernetes.default.svc' }, 'in-cluster'],
    [{ server: 'https://kubernetes.default.svc:443/' }, 'in-cluster'],
    [{ name: 'in-cluster' }, 'in-cluster'],
    [{ name: 'prod' }, 'prod'],
    [{ server: 'https://prod:6443/' }, 'https://prod:6443'],
  ])('knows %j as %s', (destination, key) => {
    const [found] = read(application('x', { destination }));
    expect(found.destination).toBe(key);
  });

  it('reads every document of a file and the items of a List', () => {
    const list = JSON.stringify({
      kind: 'List',
      items: [JSON.parse(application('c', {}))],
    });
    const names = read(
      `${application('a', {})}\n---\n${application('b', {})}\n---\n${list}`,
    ).map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['another kind', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
    [
      "another group's Application",
      'apiVersion: app.k8s.io/v1\nkind: Application\nmetadata: {name: a}\n',
    ],
    ['a scalar', 'hello\n'],
    ['nothing', ''],
  ])('finds none in %s', (_, content) => {
    expect(read(content)).toEqual([]);
  });

  it('says where the text is no YAML', () => {
    expect(() => read('{{- if .Values.x }}\nkind: x\n{{- end }}\n')).toThrow(
      /line 1/,
    );
  });
});
