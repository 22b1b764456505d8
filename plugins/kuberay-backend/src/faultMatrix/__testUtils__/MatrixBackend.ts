import type {
  ApplicationRecord,
  EntityView,
  Freshness,
  PodRecord,
  RayClusterRecord,
  SourcesView,
} from 'backstage-plugin-kuberay-common';
import {
  entityViewSchema,
  sourcesViewSchema,
} from 'backstage-plugin-kuberay-common';
import type { ClusterDirectory } from '../../kube/ClusterDirectory';
import { InMemoryResourceStore } from '../../store/InMemoryResourceStore';
import type { KindState } from '../../store/KindState';
import { KubernetesVersions } from '../../store/KubernetesVersions';
import { readKnowledge } from '../../view/Knowledge';
import { toEntityView } from '../../view/toEntityView';
import { toSourcesView } from '../../view/toSourcesView';
import type { MatrixKind, Way } from './faultMatrix';
import { kinds } from './faultMatrix';
import { MARK_LABELS, RAY_CLUSTER } from './MatrixCluster';
import { RecordingLogger } from './RecordingLogger';

/** What a way needs to fill a store. */
export interface FillContext {
  store: InMemoryResourceStore;
  versions: KubernetesVersions;
  argocdVersions: KubernetesVersions;
  logger: RecordingLogger;
}

/** Shortened waits, where a test needs them. */
export interface MatrixLimits {
  /** In place of 30 s for a list or an answer. */
  answerMs?: number;
  /** In place of 90 s of a watch, 60 s of a stream. */
  silenceMs?: number;
}

/** Starts what fills the store by one way. */
export type Fill = (
  context: FillContext,
  limits: MatrixLimits,
  signal: AbortSignal,
) => { directory: ClusterDirectory; running: Promise<unknown> };

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'fraud-features',
    annotations: {
      'kuberay.io/raycluster': `showcase/${RAY_CLUSTER.namespace}/${RAY_CLUSTER.name}`,
    },
  },
  spec: { type: 'ray-cluster', owner: 'risk' },
};

/** The backend from its sources to its views, by one way; writes down how fresh each kind is. */
export class MatrixBackend {
  readonly store = InMemoryResourceStore.create();
  readonly logger = new RecordingLogger();
  readonly #way: Way;
  readonly #versions = KubernetesVersions.create();
  readonly #argocdVersions = KubernetesVersions.create();
  readonly #directory: ClusterDirectory;
  readonly #running: Promise<unknown>;
  readonly #stopped = new AbortController();
  readonly #states = new Map<MatrixKind, string[]>();

  private constructor(way: Way, fill: Fill, limits: MatrixLimits) {
    this.#way = way;
    const { directory, running } = fill(
      {
        store: this.store,
        versions: this.#versions,
        argocdVersions: this.#argocdVersions,
        logger: this.logger,
      },
      limits,
      this.#stopped.signal,
    );
    this.#directory = directory;
    this.#running = running;
    this.store.subscribe(() => {
      // What a reader could see: not the middle of a change that has two parts.
      queueMicrotask(() => this.#note());
    });
    this.#note();
  }

  static start(options: {
    way: Way;
    fill: Fill;
    limits: MatrixLimits;
  }): MatrixBackend {
    return new MatrixBackend(options.way, options.fill, options.limits);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  view(): EntityView {
    return entityViewSchema.parse(
      toEntityView({
        entity: ENTITY,
        knowledge: this.#knowledge(),
        argocdLinks: { instances: [] },
        now: new Date(),
      }),
    );
  }

  sources(): SourcesView {
    return sourcesViewSchema.parse(
      toSourcesView({
        knowledge: this.#knowledge(),
        kubernetesVersions: this.#versions,
        argocdVersions: this.#argocdVersions,
      }),
    );
  }

  freshness(kind: MatrixKind): Freshness {
    return this.#state(kind)?.freshness ?? { state: 'syncing' };
  }

  /** `live`, `syncing`, `stale unreachable`, `failed timeout`, `not installed`. */
  state(kind: MatrixKind): string {
    const freshness = this.freshness(kind);
    if (this.#state(kind)?.installed === false) {
      return 'not installed';
    }
    return 'problem' in freshness
      ? `${freshness.state} ${freshness.problem.code}`
      : freshness.state;
  }

  isLive(): boolean {
    return kinds.every(kind => this.state(kind) === 'live');
  }

  /** The last that is read of a cluster at start. */
  knowsVersion(): boolean {
    return [this.#versions, this.#argocdVersions].some(
      versions => versions.get('showcase') !== undefined,
    );
  }

  /** How each kind has been, since the last call of `forget`. */
  history(): Record<MatrixKind, string[]> {
    this.#note();
    const of = (kind: MatrixKind) => [...(this.#states.get(kind) ?? [])];
    return {
      RayCluster: of('RayCluster'),
      Pod: of('Pod'),
      Application: of('Application'),
    };
  }

  /** What was logged is forgotten, too. */
  forget(): void {
    this.#states.clear();
    this.logger.lines.length = 0;
    this.#note();
  }

  /** How many records are held. */
  count(kind: MatrixKind): number {
    let count = 0;
    for (const names of this.#state(kind)?.records.values() ?? []) {
      count += names.size;
    }
    return count;
  }

  /** Whether any record of the kind shows what `MatrixCluster.mark` has changed. */
  shows(kind: MatrixKind, mark: string): boolean {
    for (const names of this.#state(kind)?.records.values() ?? []) {
      for (const record of names.values()) {
        if (
          ('labels' in record && record.labels[MARK_LABELS[kind]] === mark) ||
          ('replicaName' in record && record.replicaName === mark)
        ) {
          return true;
        }
      }
    }
    return false;
  }

  #note(): void {
    for (const kind of kinds) {
      const state = this.state(kind);
      const before = this.#states.get(kind) ?? [];
      if (before.at(-1) !== state) {
        this.#states.set(kind, [...before, state]);
      }
    }
  }

  /** Through Argo CD, RayClusters and pods are in a cluster of the instance's name. */
  #state(
    kind: MatrixKind,
  ): KindState<ApplicationRecord | PodRecord | RayClusterRecord> | undefined {
    const { clusters, instances } = this.store.snapshot();
    return kind === 'Application' && this.#way === 'Argo CD API'
      ? instances.get('showcase')
      : clusters.get('showcase')?.[kind];
  }

  #knowledge() {
    return readKnowledge({
      directory: this.#directory,
      store: this.store,
      config: {
        clusterAddresses: [],
        destinations: new Map(),
        rayDashboard: { proxy: false },
        actions: { enabled: false, allow: [] },
      },
    });
  }
}
