import type { KuberayMetrics, WatchAttributes } from './KuberayMetrics';
import { metricTable, type MetricDefinition } from './metricTable';
import type { MetricsService } from './metricsService';
import type { WatchReading } from './WatchReading';

/** Options of `OpenTelemetryMetrics.create`. */
export interface OpenTelemetryMetricsOptions {
  metrics: MetricsService;
  /** Reads every watch; asked at each collection. */
  readWatches: () => Iterable<WatchReading>;
}

const STATES: readonly WatchReading['state'][] = [
  'syncing',
  'live',
  'stale',
  'failed',
];

/**
 * Gives what the plugin counts to OpenTelemetry through Backstage's metrics service. Without an exporter in the
 * backend all of it costs an addition.
 */
export class OpenTelemetryMetrics implements KuberayMetrics {
  readonly #watchEvents;
  readonly #lists;
  readonly #leftOut;
  readonly #streams;
  readonly #requests;
  readonly #historyRows;
  readonly #historyFailures;

  private constructor({ metrics, readWatches }: OpenTelemetryMetricsOptions) {
    const counter = (definition: MetricDefinition) =>
      metrics.createCounter(definition.name, optionsOf(definition));
    this.#watchEvents = counter(metricTable.watchEvents);
    this.#lists = counter(metricTable.lists);
    this.#leftOut = counter(metricTable.leftOut);
    this.#requests = counter(metricTable.requests);
    this.#historyRows = counter(metricTable.historyRows);
    this.#historyFailures = counter(metricTable.historyFailures);
    const { streams } = metricTable;
    this.#streams = metrics.createUpDownCounter(
      streams.name,
      optionsOf(streams),
    );
    observeWatches(metrics, readWatches);
  }

  static create(options: OpenTelemetryMetricsOptions): OpenTelemetryMetrics {
    return new OpenTelemetryMetrics(options);
  }

  watchEvent({ source, kind }: WatchAttributes): void {
    this.#watchEvents.add(1, { source, kind });
  }

  listed(attributes: WatchAttributes & { reason: string }): void {
    const { source, kind, reason } = attributes;
    this.#lists.add(1, { source, kind, reason });
  }

  leftOut({ source, kind }: WatchAttributes): void {
    this.#leftOut.add(1, { source, kind });
  }

  streamOpened(): () => void {
    let open = true;
    this.#streams.add(1);
    return () => {
      if (open) {
        open = false;
        this.#streams.add(-1);
      }
    };
  }

  asked(attributes: { upstream: 'ray' | 'argocd'; outcome: string }): void {
    const { upstream, outcome } = attributes;
    this.#requests.add(1, { upstream, outcome });
  }

  historyWritten(rows: number): void {
    this.#historyRows.add(rows);
  }

  historyFailed(): void {
    this.#historyFailures.add(1);
  }
}

function observeWatches(
  metrics: MetricsService,
  readWatches: () => Iterable<WatchReading>,
): void {
  const gauge = (definition: MetricDefinition) =>
    metrics.createObservableGauge(definition.name, optionsOf(definition));
  gauge(metricTable.watchState).addCallback(result => {
    for (const { source, kind, state } of readWatches()) {
      for (const possible of STATES) {
        const value = possible === state ? 1 : 0;
        result.observe(value, { source, kind, state: possible });
      }
    }
  });
  gauge(metricTable.watchAge).addCallback(result => {
    for (const { source, kind, ageSeconds } of readWatches()) {
      if (ageSeconds !== undefined) {
        result.observe(ageSeconds, { source, kind });
      }
    }
  });
  gauge(metricTable.objects).addCallback(result => {
    for (const { source, kind, objects } of readWatches()) {
      result.observe(objects, { source, kind });
    }
  });
}

function optionsOf({ unit, description }: MetricDefinition): {
  unit: string;
  description: string;
} {
  return { unit, description };
}
