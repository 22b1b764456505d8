import { readFileSync } from 'node:fs';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { metricTable, type MetricDefinition } from './metricTable';
import { OpenTelemetryMetrics } from './OpenTelemetryMetrics';
import type { WatchReading } from './WatchReading';

const definitions: MetricDefinition[] = Object.values(metricTable);

/** Metrics that write down what they are given, as `<name> <value> <attributes>`. */
function aRecording(readings: () => WatchReading[] = () => []) {
  const given: string[] = [];
  const made = new Map<string, unknown>();
  const collect: Array<() => void> = [];
  const write =
    (name: string) =>
    (value: number, attributes = {}) => {
      given.push(`${name} ${value} ${JSON.stringify(attributes)}`);
    };
  const counter = (name: string, options: unknown) => {
    made.set(name, options);
    return { add: write(name) };
  };
  const service = metricsServiceMock.mock({
    createCounter: counter,
    createUpDownCounter: counter,
    createObservableGauge: (name, options) => {
      made.set(name, options);
      return {
        addCallback: callback => {
          collect.push(() => {
            // Attributes are typed by whoever makes the gauge; here any will do.
            void callback({ observe: write(name) as never });
          });
        },
        removeCallback: () => {},
      };
    },
  });
  const metrics = OpenTelemetryMetrics.create({
    metrics: service,
    readWatches: readings,
  });
  return { metrics, given, made, collect: () => collect.forEach(one => one()) };
}

describe('OpenTelemetryMetrics', () => {
  it('makes every metric of the table, with its unit and description', () => {
    expect(Object.fromEntries(aRecording().made)).toEqual(
      Object.fromEntries(
        definitions.map(({ name, unit, description }) => [
          name,
          { unit, description },
        ]),
      ),
    );
  });

  it('counts what the parts tell it, with bounded attributes', () => {
    const { metrics, given } = aRecording();
    metrics.watchEvent({ source: 'prod', kind: 'Pod' });
    metrics.listed({ source: 'prod', kind: 'Pod', reason: 'expired' });
    metrics.leftOut({ source: 'prod', kind: 'Pod' });
    metrics.asked({ upstream: 'ray', outcome: 'forbidden' });
    metrics.historyWritten(12);
    metrics.historyFailed();
    expect(given).toEqual([
      'kuberay.watch.events 1 {"source":"prod","kind":"Pod"}',
      'kuberay.watch.lists 1 {"source":"prod","kind":"Pod","reason":"expired"}',
      'kuberay.watch.left_out 1 {"source":"prod","kind":"Pod"}',
      'kuberay.upstream.requests 1 {"upstream":"ray","outcome":"forbidden"}',
      'kuberay.history.rows 12 {}',
      'kuberay.history.failures 1 {}',
    ]);
  });

  it('counts an open stream until it ends, however often that is said', () => {
    const { metrics, given } = aRecording();
    const closed = metrics.streamOpened();
    closed();
    closed();
    expect(given).toEqual(['kuberay.streams 1 {}', 'kuberay.streams -1 {}']);
  });

  it('observes how every watch is when it is asked', () => {
    const source = 'prod';
    const { given, collect } = aRecording(() => [
      { source, kind: 'Pod', state: 'stale', objects: 1, ageSeconds: 30 },
      { source, kind: 'Event', state: 'syncing', objects: 0 },
    ]);
    collect();
    const pod = '"source":"prod","kind":"Pod"';
    const event = '"source":"prod","kind":"Event"';
    expect(given).toEqual([
      `kuberay.watch.state 0 {${pod},"state":"syncing"}`,
      `kuberay.watch.state 0 {${pod},"state":"live"}`,
      `kuberay.watch.state 1 {${pod},"state":"stale"}`,
      `kuberay.watch.state 0 {${pod},"state":"failed"}`,
      `kuberay.watch.state 1 {${event},"state":"syncing"}`,
      `kuberay.watch.state 0 {${event},"state":"live"}`,
      `kuberay.watch.state 0 {${event},"state":"stale"}`,
      `kuberay.watch.state 0 {${event},"state":"failed"}`,
      `kuberay.watch.age 30 {${pod}}`,
      `kuberay.watch.objects 1 {${pod}}`,
      `kuberay.watch.objects 0 {${event}}`,
    ]);
  });

  it('is documented: docs/metrics.md has the same table', () => {
    const path = resolvePackagePath(
      'backstage-plugin-kuberay-backend',
      '../../docs/metrics.md',
    );
    const rows = readFileSync(path, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('| `'))
      .map(line =>
        line
          .split('|')
          .map(cell => cell.trim())
          .slice(1, -1),
      );
    expect(rows).toEqual(
      definitions.map(({ name, type, unit, attributes, description }) => [
        `\`${name}\``,
        type,
        `\`${unit}\``,
        attributes.join(', ') || 'none',
        description,
      ]),
    );
  });
});
