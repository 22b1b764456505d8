import type {
  PodRecord,
  RayClusterRecord,
  SourceProblem,
} from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
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
 * It is live while all of them can be read. Events and the Applications in it cannot be read that way: both kinds are
 * told as not installed.
 */
export class ArgocdCluster {
  readonly #name: string;
  readonly #store: InMemoryResourceStore;
  readonly #rayClusters: TellChanges<RayClusterRecord>;
  readonly #pods: TellChanges<PodRecord>;
  readonly #parts = new Map<string, Part>();
  #told: { resources: RayResources[]; problem?: SourceProblem } | undefined;

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

  /** An Application deploys here; nothing is told before it has been read once. */
  join(application: string): void {
    this.#parts.set(application, {});
  }

  /** Returns whether any other is left. */
  leave(application: string): boolean {
    this.#parts.delete(application);
    this.#tell();
    return this.#parts.size > 0;
  }

  read(application: string, resources: RayResources): void {
    this.#parts.set(application, { resources });
    this.#tell();
  }

  /** What was read of it before stays. */
  failed(application: string, problem: SourceProblem): void {
    this.#parts.set(application, { ...this.#parts.get(application), problem });
    this.#tell();
  }

  #tell(): void {
    const parts = [...this.#parts.values()];
    if (parts.some(({ resources, problem }) => !resources && !problem)) {
      return;
    }
    const resources = parts.flatMap(part => part.resources ?? []);
    const problem = parts.find(part => part.problem)?.problem;
    const told = { resources, problem };
    if (problem && isDeepStrictEqual(told, this.#told)) {
      return;
    }
    this.#told = told;
    if (resources.length > 0 || !problem) {
      this.#rayClusters.listed(resources.flatMap(part => part.rayClusters));
      this.#pods.listed(resources.flatMap(part => part.pods));
    }
    // What the other Applications told is in the store by now.
    if (problem) {
      this.#rayClusters.failed(problem);
      this.#pods.failed(problem);
    }
  }
}
