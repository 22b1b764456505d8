import { readFileSync } from 'fs';
import { join } from 'path';
import { chartDefaults } from './chartDefaults';
import { findChartVersion } from './chartVersions';
import type { JsonObject } from './JsonObject';
import { renderRayCluster } from './renderRayCluster';

function readLines<T>(file: string): T[] {
  return readFileSync(join(__dirname, '__fixtures__', file), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as T);
}

interface HelmValues {
  case: string;
  release: string;
  namespace: string;
  values: JsonObject;
}

interface HelmResult {
  case: string;
  chart: string;
  rendered?: JsonObject;
  error?: string;
}

const values = new Map(
  readLines<HelmValues>('helm-values.jsonl').map(entry => [entry.case, entry]),
);
const results = readLines<HelmResult>('helm-rendered.jsonl');

function render(result: HelmResult) {
  const given = values.get(result.case);
  if (!given) {
    throw new Error(`no values for ${result.case}`);
  }
  const { release, namespace } = given;
  return renderRayCluster({
    chart: result.chart,
    release,
    namespace,
    values: given.values,
  });
}

describe('renderRayCluster', () => {
  it('is compared with every case and every chart version of the goldens', () => {
    expect(values.size).toBe(51);
    expect(results).toHaveLength(255);
  });

  it.each(results.filter(({ rendered }) => rendered))(
    'renders $case with chart $chart as Helm does',
    result => {
      expect(render(result)).toEqual(result.rendered);
    },
  );

  it.each(results.filter(({ error }) => error))(
    'refuses $case with chart $chart as Helm does',
    result => {
      expect(() => render(result)).toThrow(
        expect.objectContaining({ name: 'ChartError' }),
      );
    },
  );
});

describe('renderRayCluster with values that no golden has', () => {
  const release = { chart: '1.5.1', release: 'a', namespace: 'b' };

  it.each([
    ['head', null],
    ['worker', null],
    ['image', null],
    ['service', null],
    ['common', null],
    ['gcsFaultTolerance', null],
    ['head', 'text'],
    ['worker', []],
    ['additionalWorkerGroups', 'text'],
    ['additionalWorkerGroups', { g: 'text' }],
    ['additionalWorkerGroups', { 'a: b': {} }],
    ['common', { containerEnv: null }],
    ['head', { containerEnv: null }],
    ['head', { rayStartParams: 'text' }],
    ['head', { rayStartParams: { 'a: b': '1' } }],
    ['worker', { groupName: 'a\nevil: true' }],
    ['image', { tag: '' }],
  ])('refuses %s: %j as Helm does', (key, value) => {
    expect(() =>
      renderRayCluster({ ...release, values: { [key]: value } }),
    ).toThrow(
      expect.objectContaining({
        name: 'ChartError',
        message: expect.stringContaining(key),
      }),
    );
  });

  it.each(['1.2.0', '1.5.2', 'v1.5.1', '', '__proto__'])(
    'refuses chart %j by name',
    chart => {
      expect(() => renderRayCluster({ ...release, chart, values: {} })).toThrow(
        `chart ray-cluster ${chart} is not known here; known are 1.3.2, 1.4.1, 1.5.1, 1.6.2, 1.7.0`,
      );
    },
  );

  it('numbers additional groups that are given as a list', () => {
    const { spec } = renderRayCluster({
      ...release,
      values: {
        additionalWorkerGroups: Array.from({ length: 11 }, () => ({})),
      },
    });
    expect(spec.workerGroupSpecs).toEqual(
      ['workergroup', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(groupName =>
        expect.objectContaining({ groupName }),
      ),
    );
  });

  it('keeps hostile text in values as data', () => {
    const text = 'a: b\n- {c: *d} # "e"';
    const { spec } = renderRayCluster({
      ...release,
      values: {
        head: {
          autoscalerOptions: { version: text },
          annotations: { [text]: text },
        },
        worker: { rayStartParams: { x: text } },
      },
    });
    expect(spec).toMatchObject({
      autoscalerOptions: { version: text },
      headGroupSpec: {
        template: { metadata: { annotations: { [text]: text } } },
      },
      workerGroupSpecs: [{ rayStartParams: { x: text } }],
    });
  });
});

describe('chartDefaults', () => {
  it.each(
    readLines<{ chart: string; values: JsonObject }>('chart-defaults.jsonl'),
  )('are those of chart $chart', ({ chart, values: expected }) => {
    expect(chartDefaults(findChartVersion(chart))).toEqual(expected);
  });
});
