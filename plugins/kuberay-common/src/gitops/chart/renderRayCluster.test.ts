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

describe('chartDefaults', () => {
  it.each(
    readLines<{ chart: string; values: JsonObject }>('chart-defaults.jsonl'),
  )('are those of chart $chart', ({ chart, values: expected }) => {
    expect(chartDefaults(findChartVersion(chart))).toEqual(expected);
  });
});
