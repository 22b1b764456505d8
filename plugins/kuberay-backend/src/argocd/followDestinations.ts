import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ApplicationRecord,
  KubernetesClusterAddress,
} from 'backstage-plugin-kuberay-common';
import pLimit from 'p-limit';
import type { ClusterDirectory } from '../kube/ClusterDirectory';
import { untilAborted } from '../loop/untilAborted';
import type { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import { ArgocdCluster } from './ArgocdCluster';
import type { ArgocdClusterDirectory } from './ArgocdClusterDirectory';
import type { ArgocdInstance, ArgocdInstances } from './ArgocdInstances';
import type { FollowedApplication, RoundPace } from './followRayResources';
import { followRayResources } from './followRayResources';
import { Pacer } from './Pacer';
import { unconfiguredCluster } from './unconfiguredCluster';

/** Rounds of one instance at a time. */
const MAX_PARALLEL = 4;

/** Options of {@link followDestinations}. */
export interface FollowDestinationsOptions {
  instances: ArgocdInstances;
  store: InMemoryResourceStore;
  /** Gets the clusters that only Argo CD tells of. */
  directory: ArgocdClusterDirectory;
  /** The clusters that are read otherwise. */
  otherClusters: ClusterDirectory;
  clusterAddresses: readonly KubernetesClusterAddress[];
  destinations: ReadonlyMap<string, string>;
  logger: LoggerService;
  /** For tests; see `followRayResources`. */
  pace?: RoundPace;
}

/** An Application whose RayClusters are read through Argo CD. */
interface Followed extends FollowedApplication {
  stopped: AbortController;
}

/**
 * Reads the RayClusters and pods of Applications that deploy to clusters which nothing else tells of: a loop for
 * each such Application, as long as it is one. Nothing is read before it is known which other clusters there are.
 * Returns when the signal aborts and the last loop has ended.
 */
export async function followDestinations(
  options: FollowDestinationsOptions,
  signal: AbortSignal,
): Promise<void> {
  const { instances, store, directory, otherClusters, pace } = options;
  const clusters = new Map<string, ArgocdCluster>();
  const followed = new Map<string, Followed>();
  const running = new Set<Promise<void>>();
  const limits = new Map(
    instances.all().map(instance => [instance, pLimit(MAX_PARALLEL)]),
  );

  const stop = (key: string, { cluster, stopped }: Followed) => {
    stopped.abort();
    followed.delete(key);
    const left = clusters.get(cluster);
    if (left && !left.leave(key)) {
      clusters.delete(cluster);
      left.remove();
    }
  };

  const start = (
    key: string,
    target: { application: ApplicationRecord; cluster: string },
    instance: ArgocdInstance,
  ) => {
    const { application, cluster } = target;
    let joined = clusters.get(cluster);
    if (!joined) {
      joined = ArgocdCluster.create({ name: cluster, store });
      clusters.set(cluster, joined);
    }
    joined.join(key);
    const stopped = new AbortController();
    const entry = { key, application, cluster, pacer: Pacer.create(), stopped };
    followed.set(key, entry);
    const loop = followRayResources(
      {
        followed: entry,
        cluster: joined,
        instance,
        limit: limits.get(instance) ?? pLimit(MAX_PARALLEL),
        store,
        logger: options.logger,
        ...(pace && { pace }),
      },
      AbortSignal.any([signal, stopped.signal]),
    );
    running.add(loop);
    loop.finally(() => running.delete(loop));
  };

  const follow = () => {
    const configured = configuredClusters(options);
    if (!configured) {
      return;
    }
    const addresses = new Map<string, KubernetesClusterAddress>();
    const wanted = new Set<string>();
    for (const instance of instances.all()) {
      for (const application of applicationsOf(store, instance)) {
        const address = unconfiguredCluster(application, configured);
        if (application.rayClusters.length > 0 && address) {
          const { namespace, name } = application;
          const key = [instance.name, namespace, name].join('/');
          wanted.add(key);
          addresses.set(address.name, {
            ...addresses.get(address.name),
            ...address,
          });
          const before = followed.get(key);
          if (before && before.cluster !== address.name) {
            stop(key, before);
          }
          const entry = followed.get(key);
          if (!entry) {
            start(key, { application, cluster: address.name }, instance);
          } else if (entry.application !== application) {
            entry.application = application;
            entry.pacer.wake();
          }
        }
      }
    }
    for (const [key, entry] of followed) {
      if (!wanted.has(key)) {
        stop(key, entry);
      }
    }
    directory.set([...addresses.values()]);
  };

  const wakeAll = (instance: string) => {
    for (const { application, pacer } of followed.values()) {
      if (application.cluster === instance) {
        pacer.wake();
      }
    }
  };

  const undo = [
    store.subscribe(key => {
      if ('instance' in key) {
        follow();
        if (!key.applications) {
          wakeAll(key.instance);
        }
      }
    }),
    otherClusters.subscribe(follow),
    ...instances
      .all()
      .map(({ name: instance, wanted }) =>
        wanted.subscribe(({ namespace, name }) =>
          followed.get([instance, namespace, name].join('/'))?.pacer.wake(),
        ),
      ),
  ];
  follow();
  await untilAborted(signal);
  for (const unsubscribe of undo) {
    unsubscribe();
  }
  await Promise.all(running);
}

/** undefined: not known yet. Where the list cannot be read, there is none that could be read otherwise. */
function configuredClusters(options: FollowDestinationsOptions) {
  const { otherClusters, clusterAddresses, destinations } = options;
  const state = otherClusters.current();
  if (state.state === 'reading') {
    return undefined;
  }
  const names = state.state === 'known' ? state.clusters : [];
  const addresses = names.map(({ name }) => ({
    name,
    url: clusterAddresses.find(address => address.name === name)?.url,
  }));
  return { addresses, destinations };
}

function applicationsOf(
  store: InMemoryResourceStore,
  { name }: ArgocdInstance,
): ApplicationRecord[] {
  const records = store.snapshot().instances.get(name)?.records;
  return [...(records?.values() ?? [])].flatMap(names => [...names.values()]);
}
