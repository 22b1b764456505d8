import type { Pod } from '../nodes/Pod';
import { isReady } from '../nodes/Pod';

/**
 * Remembers since when each worker of a cluster has had no work. The oldest workers of a group have the work; a worker
 * that is not ready has not joined Ray and is neither busy nor idle.
 */
export class IdleTracker {
  readonly #since = new Map<string, number>();

  /** Idle workers of all groups seen so far: pod name → epoch milliseconds. */
  get idleSince(): ReadonlyMap<string, number> {
    return this.#since;
  }

  /** Notes who is idle now in one group. */
  observe(options: { pods: Pod[]; demand: number; now: number }): void {
    const { pods, demand, now } = options;
    const joined = pods.filter(isReady).sort(byAge);
    for (const [index, pod] of joined.entries()) {
      const { name } = pod.metadata;
      if (index < demand) {
        this.#since.delete(name);
      } else if (!this.#since.has(name)) {
        this.#since.set(name, now);
      }
    }
  }

  /** Forgets workers that are gone. */
  keepOnly(pods: Pod[]): void {
    const names = new Set(pods.map(pod => pod.metadata.name));
    for (const name of this.#since.keys()) {
      if (!names.has(name)) {
        this.#since.delete(name);
      }
    }
  }
}

function byAge(a: Pod, b: Pod): number {
  return (
    Date.parse(a.metadata.creationTimestamp ?? '') -
      Date.parse(b.metadata.creationTimestamp ?? '') ||
    a.metadata.name.localeCompare(b.metadata.name)
  );
}
