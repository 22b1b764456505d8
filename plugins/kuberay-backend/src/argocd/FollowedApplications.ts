import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ApplicationRecord,
  KubernetesClusterAddress,
} from 'backstage-plugin-kuberay-common';
import pLimit from 'p-limit';
import { isDeepStrictEqual } from 'node:util';
import type { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import { ArgocdCluster } from './ArgocdCluster';
import type { ArgocdInstance } from './ArgocdInstances';
import type { FollowedApplication, RoundPace } from './followRayResources';
import { followRayResources } from './followRayResources';
import { Pacer } from './Pacer';
import type { WantedApplication } from './WantedApplications';

/** Rounds of one instance at a time. */
const MAX_PARALLEL = 4;

/** Options of `FollowedApplications.create`. */
export interface FollowedApplicationsOptions {
  store: InMemoryResourceStore;
  logger: LoggerService;
  /** Whether the cluster of this name is in the store by somebody else's doing. */
  isReadOtherwise: (cluster: string) => boolean;
  /** Ends every loop. */
  signal: AbortSignal;
  /** For tests; see `followRayResources`. */
  pace?: RoundPace;
}

/** The loop that reads one Application's RayClusters. */
interface Loop {
  instance: ArgocdInstance;
  followed: FollowedApplication;
  address: KubernetesClusterAddress;
  stopped: AbortController;
}

/** The Applications whose RayClusters are read through Argo CD: one loop each, and the clusters they add up to. */
export class FollowedApplications {
  readonly #options: FollowedApplicationsOptions;
  readonly #clusters = new Map<string, ArgocdCluster>();
  readonly #loops = new Map<string, Loop>();
  readonly #running = new Set<Promise<void>>();
  readonly #limits = new Map<ArgocdInstance, ReturnType<typeof pLimit>>();

  private constructor(options: FollowedApplicationsOptions) {
    this.#options = options;
  }

  static create(options: FollowedApplicationsOptions): FollowedApplications {
    return new FollowedApplications(options);
  }

  /** The clusters that are read, each once. */
  addresses(): KubernetesClusterAddress[] {
    const addresses = new Map<string, KubernetesClusterAddress>();
    for (const { address } of this.#loops.values()) {
      const { name } = address;
      addresses.set(name, { ...addresses.get(name), ...address });
    }
    return [...addresses.values()];
  }

  /** Reads the Application's RayClusters in this cluster from now on. Returns whether that is new. */
  follow(
    instance: ArgocdInstance,
    application: ApplicationRecord,
    address: KubernetesClusterAddress,
  ): boolean {
    const key = keyOf(instance, application);
    const loop = this.#loops.get(key);
    if (loop && isDeepStrictEqual(loop.address, address)) {
      if (loop.followed.application !== application) {
        loop.followed.application = application;
        loop.followed.pacer.wake();
      }
      return false;
    }
    this.leave(instance, application);
    this.#start(key, instance, application, address);
    return true;
  }

  /** Returns whether it was followed. */
  leave(instance: ArgocdInstance, application: WantedApplication): boolean {
    const key = keyOf(instance, application);
    const loop = this.#loops.get(key);
    if (!loop) {
      return false;
    }
    loop.stopped.abort();
    this.#loops.delete(key);
    const { name } = loop.address;
    const left = this.#clusters.get(name);
    if (left && !left.leave(key)) {
      this.#clusters.delete(name);
      if (!this.#options.isReadOtherwise(name)) {
        left.remove();
      }
    }
    return true;
  }

  /** Those of an instance. */
  of(instance: ArgocdInstance): ApplicationRecord[] {
    return [...this.#loops.values()].flatMap(loop =>
      loop.instance === instance ? [loop.followed.application] : [],
    );
  }

  /** There is a reason to look again; of one, or of all of the instance. */
  wake(instance: ArgocdInstance, application?: WantedApplication): void {
    const keys = (application ? [application] : this.of(instance)).map(each =>
      keyOf(instance, each),
    );
    for (const key of keys) {
      this.#loops.get(key)?.followed.pacer.wake();
    }
  }

  /** Until the last loop has ended. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  #start(
    key: string,
    instance: ArgocdInstance,
    application: ApplicationRecord,
    address: KubernetesClusterAddress,
  ): void {
    const { store, logger, signal, pace } = this.#options;
    const cluster =
      this.#clusters.get(address.name) ??
      ArgocdCluster.create({ name: address.name, store });
    this.#clusters.set(address.name, cluster);
    cluster.join(key);
    const stopped = new AbortController();
    const followed: FollowedApplication = {
      key,
      application,
      cluster: address.name,
      pacer: Pacer.create(),
    };
    this.#loops.set(key, { instance, followed, address, stopped });
    const limit = this.#limits.get(instance) ?? pLimit(MAX_PARALLEL);
    this.#limits.set(instance, limit);
    const running = followRayResources(
      {
        followed,
        cluster,
        instance,
        limit,
        store,
        logger,
        ...(pace && { pace }),
      },
      AbortSignal.any([signal, stopped.signal]),
    );
    this.#running.add(running);
    running.finally(() => this.#running.delete(running));
  }
}

function keyOf(
  { name: instance }: ArgocdInstance,
  { namespace, name }: WantedApplication,
): string {
  return [instance, namespace, name].join('/');
}
