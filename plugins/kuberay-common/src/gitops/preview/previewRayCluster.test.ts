import { readFileSync } from 'fs';
import { join } from 'path';
import type { JsonObject } from '../chart/JsonObject';
import { previewChart } from './previewChart';
import { previewRayCluster } from './previewRayCluster';

function readLines<T>(file: string): T[] {
  return readFileSync(join(__dirname, '../chart/__fixtures__', file), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as T);
}

interface HelmCase {
  case: string;
  chart: string;
  release: string;
  namespace: string;
  values: JsonObject;
  rendered?: JsonObject;
  error?: string;
}

const given = new Map(
  readLines<HelmCase>('helm-values.jsonl').map(entry => [entry.case, entry]),
);
const cases = readLines<HelmCase>('helm-rendered.jsonl').map(entry => ({
  ...given.get(entry.case),
  ...entry,
})) as HelmCase[];

function application(
  { chart, namespace, release }: Omit<HelmCase, 'case' | 'values'>,
  helm: object,
  more: object = {},
) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'another-name', namespace: 'argocd' },
    spec: {
      destination: { server: 'https://kubernetes.default.svc', namespace },
      source: {
        repoURL: 'https://ray-project.github.io/kuberay-helm/',
        chart: 'ray-cluster',
        targetRevision: chart,
        helm: { releaseName: release, ...helm },
      },
      ...more,
    },
  };
}

function both(entry: HelmCase): Array<() => unknown> {
  return [
    () => previewChart(entry),
    () =>
      previewRayCluster({
        manifest: application(entry, { valuesObject: entry.values }),
      }),
    () =>
      previewRayCluster({
        manifest: application(entry, { values: JSON.stringify(entry.values) }),
      }),
  ];
}

describe('the preview of every case that Helm rendered', () => {
  it('is compared with all of them', () => {
    expect(cases).toHaveLength(255);
  });

  it.each(cases.filter(({ rendered }) => rendered))(
    'is what Helm makes of $case with chart $chart',
    entry => {
      for (const preview of both(entry)) {
        expect(preview()).toEqual(entry.rendered);
      }
    },
  );

  it.each(cases.filter(({ error }) => error))(
    'is refused as Helm refuses $case with chart $chart',
    entry => {
      for (const preview of both(entry)) {
        expect(preview).toThrow(
          expect.objectContaining({ name: 'ChartError' }),
        );
      }
    },
  );
});

const ordinary = { chart: '1.5.1', release: 'demo', namespace: 'ray' };

function image(manifest: object, files: Record<string, string> = {}): unknown {
  const { spec } = previewRayCluster({
    manifest,
    readFile: path => files[path],
  });
  const { template } = spec.headGroupSpec as {
    template: { spec: { containers: Array<{ image: string }> } };
  };
  return template.spec.containers[0]?.image;
}

describe('previewRayCluster', () => {
  const files = {
    'values/one.yaml': 'image: {repository: one, tag: "1"}',
    'values/two.yaml': '\ufeffimage:\r\n  repository: two\r\n',
  };
  const valueFiles = ['$values/values/one.yaml', '$values/values/two.yaml'];
  const sources = (helm: object) => ({
    source: undefined,
    sources: [
      application(ordinary, helm).spec.source,
      {
        repoURL: 'https://git.example.org/a.git',
        targetRevision: 'main',
        ref: 'values',
      },
    ],
  });

  it.each([
    ['the chart, by itself', {}, 'rayproject/ray:2.46.0'],
    ['the last of the files, merged', { valueFiles }, 'two:1'],
    [
      'values over files',
      { valueFiles, values: 'image: {repository: three}' },
      'three:1',
    ],
    [
      'valuesObject instead of values',
      {
        valueFiles,
        values: 'image: {tag: "9"}',
        valuesObject: { image: { repository: 'four' } },
      },
      'four:1',
    ],
    [
      'parameters over all',
      {
        valueFiles,
        valuesObject: { image: { repository: 'four' } },
        parameters: [
          { name: 'image.repository', value: 'five' },
          { name: 'image.tag', value: '6' },
        ],
      },
      'five:6',
    ],
    [
      'a file that may be missing',
      { valueFiles: ['$values/nothing.yaml'], ignoreMissingValueFiles: true },
      'rayproject/ray:2.46.0',
    ],
  ])('takes the image from %s', (_title, helm, expected) => {
    expect(image(application(ordinary, helm, sources(helm)), files)).toBe(
      expected,
    );
  });

  it('prints a whole number of a parameter in full, one of a file with an exponent', () => {
    const preview = (helm: object) =>
      previewRayCluster({ manifest: application(ordinary, helm) }).spec
        .headGroupSpec;
    const name = 'head.rayStartParams.object-store-memory';
    expect(
      preview({ parameters: [{ name, value: '1000000000' }] }),
    ).toMatchObject({
      rayStartParams: { 'object-store-memory': '1000000000' },
    });
    expect(
      preview({
        values: 'head: {rayStartParams: {object-store-memory: 1000000000}}',
      }),
    ).toMatchObject({ rayStartParams: { 'object-store-memory': '1e+09' } });
  });

  it('changes one item of a list by a parameter', () => {
    expect(
      previewRayCluster({
        manifest: application(ordinary, {
          valuesObject: { imagePullSecrets: [{ name: 'a' }, { name: 'b' }] },
          parameters: [{ name: 'imagePullSecrets[1].name', value: 'c' }],
        }),
      }).spec,
    ).toMatchObject({
      headGroupSpec: {
        template: {
          spec: { imagePullSecrets: [{ name: 'a' }, { name: 'c' }] },
        },
      },
    });
  });

  it('takes the chart from a Git tag of KubeRay too', () => {
    const manifest = application(
      ordinary,
      {},
      {
        source: {
          repoURL: 'https://github.com/ray-project/kuberay',
          path: 'helm-chart/ray-cluster',
          targetRevision: 'v1.5.1',
        },
      },
    );
    expect(previewRayCluster({ manifest }).metadata).toMatchObject({
      name: 'another-name-kuberay',
      labels: { 'helm.sh/chart': 'ray-cluster-1.5.1' },
    });
  });

  it.each([
    [
      'no manifest',
      undefined,
      'this is no Argo CD Application but something else',
    ],
    ['an ApplicationSet', { kind: 'ApplicationSet' }, 'of kind ApplicationSet'],
    [
      'another chart',
      { kind: 'Application', spec: { source: { chart: 'redis' } } },
      'no source with chart ray-cluster',
    ],
    [
      'no version',
      application({ ...ordinary, chart: undefined as never }, {}),
      'spec.source.targetRevision is missing',
    ],
    [
      'no namespace',
      application({ ...ordinary, namespace: undefined as never }, {}),
      'spec.destination.namespace is missing',
    ],
    [
      'a file that is not there',
      application(ordinary, { valueFiles: ['mine.yaml'] }),
      'spec.source.helm.valueFiles[0]: "mine.yaml" is not among the files at hand',
    ],
    [
      'a ref that no source has',
      application(ordinary, { valueFiles: ['$other/values/one.yaml'] }),
      'spec.source.helm.valueFiles[0]',
    ],
    [
      'a file outside the repository',
      application(ordinary, { valueFiles: ['../values/one.yaml'] }),
      'spec.source.helm.valueFiles[0]',
    ],
    [
      'values that are no YAML',
      application(ordinary, { values: 'a: [' }),
      'spec.source.helm.values: the values cannot be read: is not YAML',
    ],
    [
      'values that are a list',
      application(ordinary, { values: '[]' }),
      'spec.source.helm.values: Helm values must be a map',
    ],
    [
      'a parameter without a name',
      application(ordinary, { parameters: [{ value: 'x' }] }),
      'spec.source.helm.parameters[0]',
    ],
  ])('refuses %s', (_title, manifest, message) => {
    expect(() =>
      previewRayCluster({
        manifest,
        readFile: path => files[path as keyof typeof files],
      }),
    ).toThrow(
      expect.objectContaining({
        name: 'PreviewError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('refuses another chart version by name', () => {
    expect(() =>
      previewRayCluster({
        manifest: application({ ...ordinary, chart: '1.5.0' }, {}),
      }),
    ).toThrow(
      'chart ray-cluster 1.5.0 is not known here; known are 1.3.2, 1.4.1, 1.5.1, 1.6.2, 1.7.0',
    );
  });

  it('takes a chart out of an OCI registry, and refuses two RayClusters at once', () => {
    const chart = { chart: '1.5.1', release: 'demo', namespace: 'ray' };
    const manifest = application(chart, {});
    const { source, ...spec } = manifest.spec;
    const oci = {
      ...source,
      chart: undefined,
      repoURL: 'oci://registry.example.com/charts/ray-cluster',
      path: '.',
    };
    expect(
      previewRayCluster({
        manifest: { ...manifest, spec: { ...spec, source: oci } },
      }),
    ).toEqual(previewChart({ ...chart, values: {} }));
    expect(() =>
      previewRayCluster({
        manifest: { ...manifest, spec: { ...spec, sources: [source, oci] } },
      }),
    ).toThrow('the Application has 2 sources with chart ray-cluster');
  });
});
