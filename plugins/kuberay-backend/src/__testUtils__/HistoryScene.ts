import { mockServices } from '@backstage/backend-test-utils';
import type {
  ApplicationRecord,
  PodRecord,
  RayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import {
  aPodRecord,
  aRayClusterRecord,
  aWorkerGroupRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { HistoryDatabase } from '../history/HistoryDatabase';
import { HistoryRecorder } from '../history/HistoryRecorder';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';

/** The RayCluster of the scene. */
export const DEMO = { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' };

/** When the scene begins. */
export const START: number = Date.parse('2026-11-21T02:00:00.000Z');

/** A cluster `prod` in the real store, with a clock that a test moves, and recorders of it. */
export class HistoryScene {
  readonly store: InMemoryResourceStore = InMemoryResourceStore.create();
  readonly logger = mockServices.logger.mock();
  now = START;

  private constructor() {
    this.store.add('prod');
  }

  static create(): HistoryScene {
    return new HistoryScene();
  }

  /** A replica of the backend that follows the store; a turn is `record()`. */
  recorder(
    database: HistoryDatabase,
    metrics: KuberayMetrics = NO_METRICS,
  ): HistoryRecorder {
    const recorder = HistoryRecorder.create({
      store: this.store,
      database,
      directory: {
        current: () => ({
          state: 'known',
          since: this.#at,
          clusters: [{ name: 'prod', title: 'prod', via: 'kuberay-config' }],
        }),
        subscribe: () => () => {},
      },
      config: {
        clusterAddresses: [],
        destinations: new Map(),
        rayDashboard: { proxy: false },
        actions: { enabled: false, allow: [] },
        history: { retentionMs: 7 * 24 * 3600_000 },
      },
      metrics,
      logger: this.logger,
      now: () => this.now,
      random: () => 1,
    });
    recorder.follow();
    return recorder;
  }

  /** Lists all kinds: everything is live then. */
  list(
    rayClusters: RayClusterRecord[],
    pods: PodRecord[] = [],
    applications: ApplicationRecord[] = [],
  ): void {
    const at = this.#at;
    const { store } = this;
    store
      .writer('prod', 'RayCluster')
      .apply({ type: 'replaced', records: rayClusters, at });
    store.writer('prod', 'Pod').apply({ type: 'replaced', records: pods, at });
    store.writer('prod', 'Event').apply({ type: 'replaced', records: [], at });
    store
      .writer('prod', 'Application')
      .apply({ type: 'replaced', records: applications, at });
  }

  /** A change of the RayCluster that the watch brings. */
  change(record: RayClusterRecord): void {
    this.store
      .writer('prod', 'RayCluster')
      .apply({ type: 'applied', record, at: this.#at });
  }

  /** The RayCluster is deleted. */
  remove(): void {
    this.store
      .writer('prod', 'RayCluster')
      .apply({ type: 'deleted', key: DEMO, at: this.#at });
  }

  /** The cluster does not answer any more. */
  fail(): void {
    const problem = { code: 'unreachable' as const, message: 'no answer' };
    this.store
      .writer('prod', 'RayCluster')
      .apply({ type: 'failed', problem, at: this.#at });
  }

  get #at(): string {
    return new Date(this.now).toISOString();
  }
}

/** The scene's RayCluster with so many desired workers in each group. */
export function aDemoOf(
  groups: Record<string, number>,
  overrides: Parameters<typeof aRayClusterRecord>[0] = {},
): RayClusterRecord {
  return aRayClusterRecord({
    ...overrides,
    spec: {
      ...overrides.spec,
      groups: Object.entries(groups).map(([name, replicas]) =>
        aWorkerGroupRecord({ name, replicas, minReplicas: 0 }),
      ),
    },
  });
}

/** So many ready pods of a group. */
export function readyPods(group: string, count: number): PodRecord[] {
  return Array.from({ length: count }, (_, index) =>
    aPodRecord({ name: `demo-kuberay-${group}-worker-${index}`, group }),
  );
}
