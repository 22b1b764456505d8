import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatRayClusterRef,
  type RayClusterRecord,
  type RayClusterRef,
  type RayWords,
} from 'backstage-plugin-kuberay-common';
import type { KubeConnection } from '../kube/KubeConnection';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { ResourceStore } from '../store/ResourceStore';
import { askRay } from './askRay';
import { rayReason, type RayProblem } from './rayReason';
import type { RayWordsReader } from './RayWordsReader';
import {
  OFF,
  READING,
  toRayWords,
  unknownRayWords,
  whatMatters,
} from './toRayWords';

/** Options of `ProxyRayWordsReader.create`. */
export interface ProxyRayWordsReaderOptions {
  /** `kuberay.ray.dashboard: proxy`; else nothing is ever asked. */
  enabled: boolean;
  store: Pick<ResourceStore, 'snapshot'>;
  /** The way to a Kubernetes cluster; undefined where there is none. */
  connectionOf: (cluster: string) => KubeConnection | undefined;
  metrics: KuberayMetrics;
  logger: LoggerService;
  /** Ends every question. */
  signal: AbortSignal;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What is kept of a RayCluster that somebody looks at. */
interface Kept {
  uid: string;
  words: RayWords;
  /** When these words were read. */
  readAt: number;
  /** No round begins before it. */
  nextAt: number;
  lookedAt: number;
  reading: boolean;
  /** A right is missing, and the log says so. */
  refused: boolean;
  /** Tells the listeners when it may be asked again. */
  wake?: NodeJS.Timeout;
}

/** From the beginning of a round to that of the next one. */
const ROUND_MS = 10_000;

/** What matters to nobody by itself, such as how often a message was repeated, is told no more often. */
const MINOR_MS = 60_000;

/** After a refusal: rights change seldom. */
const REFUSED_MS = 300_000;

/** What nobody has looked at for so long is forgotten. */
const FORGET_MS = 600_000;

/** Reads Ray's words from the head's dashboard through the Kubernetes API's service proxy. */
export class ProxyRayWordsReader implements RayWordsReader {
  readonly #options: ProxyRayWordsReaderOptions;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();
  readonly #listeners = new Set<(rayCluster: RayClusterRef) => void>();
  #forgottenAt = -Infinity;

  private constructor(options: ProxyRayWordsReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  static create(options: ProxyRayWordsReaderOptions): ProxyRayWordsReader {
    return new ProxyRayWordsReader(options);
  }

  subscribe(listener: (rayCluster: RayClusterRef) => void): () => void {
    // A function of its own: the same listener may be subscribed twice.
    const own = (rayCluster: RayClusterRef) => listener(rayCluster);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  look(rayCluster: RayClusterRef): RayWords {
    const record = this.#recordOf(rayCluster);
    if (!this.#options.enabled || !record?.spec.autoscaling) {
      return OFF;
    }
    const now = this.#now();
    this.#forgetOld(now);
    const kept = this.#keptOf(rayCluster, record.uid);
    kept.lookedAt = now;
    if (kept.reading || now < kept.nextAt || this.#options.signal.aborted) {
      return kept.words;
    }
    this.#restUntil(rayCluster, kept, now + ROUND_MS);
    const way = this.#findWay(rayCluster, record);
    if (typeof way === 'string') {
      kept.words = unknownRayWords(kept.words, way, rayCluster);
    } else {
      kept.reading = true;
      // It never rejects: every failure is one of the answers.
      void this.#readRound(rayCluster, kept, way);
    }
    return kept.words;
  }

  async #readRound(
    rayCluster: RayClusterRef,
    kept: Kept,
    way: { connection: KubeConnection; service: string },
  ): Promise<void> {
    const { metrics, signal } = this.#options;
    const answers = await askRay({ ...way, rayCluster, signal, metrics });
    kept.reading = false;
    const current = this.#kept.get(formatRayClusterRef(rayCluster)) === kept;
    if (signal.aborted || !current) {
      return;
    }
    const { words: before } = kept;
    const readAt = this.#now();
    const now = new Date(readAt).toISOString();
    const words = toRayWords({ rayCluster, before, answers, now });
    const isNews = !tellTheSame(before, words);
    if (isNews || readAt - kept.readAt >= MINOR_MS) {
      kept.words = words;
      kept.readAt = readAt;
    }
    this.#noteRefusal(
      rayCluster,
      kept,
      [answers.status, answers.events].every(
        answer => 'failed' in answer && answer.failed === 'forbidden',
      ),
    );
    if (isNews) {
      this.#tell(rayCluster);
    }
  }

  #tell(rayCluster: RayClusterRef): void {
    for (const listener of [...this.#listeners]) {
      listener(rayCluster);
    }
  }

  /**
   * Asks nothing before that time. Then whoever shows the cluster is told and looks again, which begins the next
   * round; where nobody does, it ends there.
   */
  #restUntil(rayCluster: RayClusterRef, kept: Kept, until: number): void {
    clearTimeout(kept.wake);
    kept.nextAt = until;
    kept.wake = setTimeout(() => {
      if (!this.#options.signal.aborted) {
        this.#tell(rayCluster);
      }
    }, until - this.#now());
    // A process that has nothing else to do may end.
    kept.wake.unref();
  }

  #noteRefusal(rayCluster: RayClusterRef, kept: Kept, refused: boolean): void {
    if (refused) {
      this.#restUntil(rayCluster, kept, this.#now() + REFUSED_MS);
      const told = [...this.#kept].some(
        ([ref, other]) => other.refused && ref.startsWith(scopeOf(rayCluster)),
      );
      if (!told) {
        this.#options.logger.warn(
          `Ray's own words are not read: ${rayReason('forbidden', rayCluster)}`,
        );
      }
    }
    kept.refused = refused;
  }

  #findWay(
    { cluster }: RayClusterRef,
    record: RayClusterRecord,
  ): { connection: KubeConnection; service: string } | RayProblem {
    const connection = this.#options.connectionOf(cluster);
    if (!connection) {
      return 'no-connection';
    }
    const service = record.status?.headServiceName;
    return service ? { connection, service } : 'no-service';
  }

  #recordOf({
    cluster,
    namespace,
    name,
  }: RayClusterRef): RayClusterRecord | undefined {
    return this.#options.store
      .snapshot()
      .clusters.get(cluster)
      ?.RayCluster.records.get(namespace)
      ?.get(name);
  }

  /** One that was made anew has said nothing yet. */
  #keptOf(rayCluster: RayClusterRef, uid: string): Kept {
    const key = formatRayClusterRef(rayCluster);
    const kept = this.#kept.get(key);
    if (kept?.uid === uid) {
      return kept;
    }
    clearTimeout(kept?.wake);
    const fresh: Kept = {
      uid,
      words: READING,
      readAt: -Infinity,
      nextAt: -Infinity,
      lookedAt: this.#now(),
      reading: false,
      refused: false,
    };
    this.#kept.set(key, fresh);
    return fresh;
  }

  #forgetOld(now: number): void {
    if (now - this.#forgottenAt < ROUND_MS) {
      return;
    }
    this.#forgottenAt = now;
    for (const [key, { lookedAt, wake }] of this.#kept) {
      if (now - lookedAt > FORGET_MS) {
        clearTimeout(wake);
        this.#kept.delete(key);
      }
    }
  }
}

function scopeOf({ cluster, namespace }: RayClusterRef): string {
  return `${cluster}/${namespace}/`;
}

function tellTheSame(left: RayWords, right: RayWords): boolean {
  return (
    JSON.stringify(whatMatters(left)) === JSON.stringify(whatMatters(right))
  );
}
