import type {
  PodRecord,
  RayClusterRecord,
  SourceProblem,
} from 'backstage-plugin-kuberay-common';
import type { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import type { RayResources } from './RayResourceReader';
import { TellChanges } from './TellChanges';

/** Options of `ArgocdCluster.create`. */
export interface ArgocdClusterOptions {
  name: string;
  store: InMemoryResourceStore;
}

/** What one Application has told so far; neither: it has not been read yet. */
interface Part {
  resources?: RayResources;
  problem?: SourceProblem;
}

/**
 * A cluster that is known only through the Applications that deploy to it: the sum of what they bring.
 *
 * It is live while all of them can be read, and stale for the reason of the first that cannot; what the others bring
 * goes on to be told. Events and the Applications in it cannot be read that way: both kinds are told as not installed.
 */
export class ArgocdCluster {
  readonly #name: string;
  readonly #store: InMemoryResourceStore;
  readonly #rayClusters: TellChanges<RayClusterRecord>;
  readonly #pods: TellChanges<PodRecord>;
  readonly #parts = new Map<string, Part>();
  #wasTold = false;

  private constructor({ name, store }: ArgocdClusterOptions) {
    this.#name = name;
    this.#store = store;
    this.#rayClusters = TellChanges.create({
      store: store.writer(name, 'RayCluster'),
    });
    this.#pods = TellChanges.create({ store: store.writer(name, 'Pod') });
  }

  /** Adds the cluster to the store. */
  static create(options: ArgocdClusterOptions): ArgocdCluster {
    const { name, store } = options;
    store.add(name);
    const at = new Date().toISOString();
    store.writer(name, 'Event').apply({ type: 'not-installed', at });
    store.writer(name, 'Application').apply({ type: 'not-installed', at });
    return new ArgocdCluster(options);
  }

  /** Takes the cluster out of the store. */
  remove(): void {
    this.#store.remove(this.#name);
  }

  /** An Application deploys here; the first to do so are told together, when each has been read or has failed. */
  join(application: string): void {
    this.#parts.set(application, {});
  }

  /** Returns whether any other is left; where none is, nothing more is told. */
  leave(application: string): boolean {
    this.#parts.delete(application);
    if (this.#parts.size === 0) {
      return false;
    }
    this.#tell();
    return true;
  }

  read(application: string, resources: RayResources): void {
    const before = this.#parts.get(application);
    this.#parts.set(application, { resources });
    if (before?.resources && !before.problem) {
      const { rayClusters, pods } = before.resources;
      if (
        areSame(rayClusters, resources.rayClusters) &&
        areSame(pods, resources.pods)
      ) {
        // However many pods the others bring, nothing has to be compared.
        this.#rayClusters.alive();
        this.#pods.alive();
        return;
      }
    }
    this.#tell();
  }

  /** What was read of it before stays. */
  failed(application: string, { code, message }: SourceProblem): void {
    const { resources } = this.#parts.get(application) ?? {};
    const problem = { code, message: `Application ${application}: ${message}` };
    this.#parts.set(application, { ...(resources && { resources }), problem });
    this.#tell();
  }

  #tell(): void {
    const parts = [...this.#parts.values()];
    const isWhole = parts.every(part => part.resources || part.problem);
    if (!isWhole && !this.#wasTold) {
      return;
    }
    this.#wasTold = true;
    const resources = parts.flatMap(part => part.resources ?? []);
    const problem = parts.find(part => part.problem)?.problem;
    const rayClusters = resources.flatMap(part => part.rayClusters);
    const pods = resources.flatMap(part => part.pods);
    if (isWhole && !problem) {
      this.#rayClusters.listed(rayClusters);
      this.#pods.listed(pods);
      return;
    }
    if (resources.length > 0) {
      this.#rayClusters.listedInPart(rayClusters);
      this.#pods.listedInPart(pods);
    }
    if (problem) {
      this.#rayClusters.failed(problem);
      this.#pods.failed(problem);
    }
  }
}

function areSame<TRecord>(
  left: readonly TRecord[],
  right: readonly TRecord[],
): boolean {
  return (
    left.length === right.length &&
    left.every((record, index) => record === right[index])
  );
}
