import type { ObjectChange } from '../ChangeFeed';
import { KubeStatusError } from '../KubeStatusError';

/** What the log needs of a store. */
export interface ChangeSource {
  resourceVersion(): string;
  observe(listener: (change: ObjectChange) => void): () => void;
}

/**
 * The last changes of a cluster, so that a watch can begin at a version of the past. It keeps `capacity` changes; what
 * is older is compacted away, and a watch that begins before it gets 410, as with the compaction of etcd.
 */
export class EventLog {
  readonly #source: ChangeSource;
  readonly #capacity: number;
  readonly #stop: () => void;
  readonly #changes: ObjectChange[] = [];
  /** Every change after this version is in the log. */
  #start: bigint;

  private constructor(options: { source: ChangeSource; capacity: number }) {
    this.#source = options.source;
    this.#capacity = options.capacity;
    this.#start = BigInt(options.source.resourceVersion());
    this.#stop = options.source.observe(change => {
      this.#changes.push(change);
      // In one go now and then, since shifting a long list for each change is slow.
      if (this.#changes.length > this.#capacity * 1.2) {
        this.#compactTo(this.#changes.length - this.#capacity);
      }
    });
  }

  static create(options: { source: ChangeSource; capacity: number }): EventLog {
    return new EventLog(options);
  }

  /**
   * The changes after a version, in order.
   * @throws KubeStatusError 410 when some of them are compacted away, 400 when it is no version
   */
  since(resourceVersion: string): ObjectChange[] {
    const version = parseVersion(resourceVersion);
    if (version < this.#start) {
      throw KubeStatusError.expired(
        `too old resource version: ${resourceVersion} (${this.#start})`,
      );
    }
    return this.#changes.filter(change => versionOf(change) > version);
  }

  /** Forgets everything up to now. */
  compact(): void {
    this.#compactTo(this.#changes.length);
    this.#start = BigInt(this.#source.resourceVersion());
  }

  stop(): void {
    this.#stop();
  }

  #compactTo(count: number): void {
    const last = this.#changes.splice(0, count).at(-1);
    if (last) {
      this.#start = versionOf(last);
    }
  }
}

/**
 * A resourceVersion as the API server itself may read it; clients must not.
 * @throws KubeStatusError 400
 */
export function parseVersion(resourceVersion: string): bigint {
  if (!/^\d+$/.test(resourceVersion)) {
    throw KubeStatusError.badRequest(
      `Invalid value: ${JSON.stringify(
        resourceVersion,
      )}: the resourceVersion is no decimal number`,
    );
  }
  return BigInt(resourceVersion);
}

function versionOf(change: ObjectChange): bigint {
  return BigInt(change.object.metadata.resourceVersion ?? '0');
}
