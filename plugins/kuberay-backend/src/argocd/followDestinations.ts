import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ApplicationRecord,
  KubernetesClusterAddress,
} from 'backstage-plugin-kuberay-common';
import type {
  ClusterDirectory,
  DirectoryState,
} from '../kube/ClusterDirectory';
import { untilAborted } from '../loop/untilAborted';
import type { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import type { ArgocdClusterDirectory } from './ArgocdClusterDirectory';
import type { ArgocdInstance, ArgocdInstances } from './ArgocdInstances';
import { FollowedApplications } from './FollowedApplications';
import type { RoundPace } from './followRayResources';
import type { ConfiguredClusters } from './unreadCluster';
import { isReadOtherwise, unreadCluster } from './unreadCluster';
import type { WantedApplication } from './WantedApplications';

/** Options of {@link followDestinations}. */
export interface FollowDestinationsOptions {
  instances: ArgocdInstances;
  store: InMemoryResourceStore;
  /** Gets the clusters that only Argo CD tells of. */
  directory: ArgocdClusterDirectory;
  /** The clusters that are read otherwise, and those that cannot be. */
  otherClusters: ClusterDirectory;
  clusterAddresses: readonly KubernetesClusterAddress[];
  destinations: ReadonlyMap<string, string>;
  logger: LoggerService;
  /** For tests; see `followRayResources`. */
  pace?: RoundPace;
}

/**
 * Reads the RayClusters and pods of Applications that deploy to clusters which nothing else tells of: a loop for
 * each such Application, as long as it is one. Nothing is read before it is known which other clusters there are.
 * A change of an Application costs a look at that one.
 * Returns when the signal aborts and the last loop has ended.
 */
export async function followDestinations(
  options: FollowDestinationsOptions,
  signal: AbortSignal,
): Promise<void> {
  const { instances, store, directory, otherClusters } = options;
  let configured = configuredClusters(otherClusters.current(), options);
  const followed = FollowedApplications.create({
    ...options,
    signal,
    isReadOtherwise: cluster =>
      configured !== undefined && isReadOtherwise(cluster, configured),
  });

  /** Returns whether another cluster may be read than before. */
  const lookAt = (
    instance: ArgocdInstance,
    application: WantedApplication,
  ): boolean => {
    const { namespace, name } = application;
    const record = store
      .snapshot()
      .instances.get(instance.name)
      ?.records.get(namespace)
      ?.get(name);
    const address =
      configured && record && record.rayClusters.length > 0
        ? unreadCluster(record, configured)
        : undefined;
    return record && address
      ? followed.follow(instance, record, address)
      : followed.leave(instance, application);
  };

  const lookAtThese = (
    instance: ArgocdInstance,
    applications: readonly WantedApplication[],
  ): void => {
    const changes = applications.filter(each => lookAt(instance, each));
    if (changes.length > 0) {
      directory.set(followed.addresses());
    }
  };

  const lookAtAll = (instance: ArgocdInstance): void =>
    lookAtThese(instance, [
      ...followed.of(instance),
      ...applicationsOf(store, instance),
    ]);

  const undo = [
    store.subscribe(key => {
      const instance =
        'instance' in key ? instances.find(key.instance) : undefined;
      if (!instance || !('instance' in key)) {
        return;
      }
      if (key.applications) {
        lookAtThese(instance, key.applications);
      } else {
        lookAtAll(instance);
        followed.wake(instance);
      }
    }),
    otherClusters.subscribe(state => {
      configured = configuredClusters(state, options);
      instances.all().forEach(lookAtAll);
    }),
    ...instances
      .all()
      .map(instance =>
        instance.wanted.subscribe(application =>
          followed.wake(instance, application),
        ),
      ),
  ];
  instances.all().forEach(lookAtAll);
  await untilAborted(signal);
  for (const unsubscribe of undo) {
    unsubscribe();
  }
  await followed.ended();
}

/** undefined: not known yet. Where the list cannot be read, there is none that could be read otherwise. */
function configuredClusters(
  state: DirectoryState,
  { clusterAddresses, destinations }: FollowDestinationsOptions,
): ConfiguredClusters | undefined {
  if (state.state === 'reading') {
    return undefined;
  }
  const clusters = state.state === 'known' ? state.clusters : [];
  return {
    addresses: clusters.map(({ name }) => {
      const configured = clusterAddresses.find(each => each.name === name);
      return { name, ...(configured?.url && { url: configured.url }) };
    }),
    unreadable: new Set(
      clusters.flatMap(({ name, problem }) => (problem ? [name] : [])),
    ),
    destinations,
  };
}

function applicationsOf(
  store: InMemoryResourceStore,
  { name }: ArgocdInstance,
): ApplicationRecord[] {
  const records = store.snapshot().instances.get(name)?.records;
  return [...(records?.values() ?? [])].flatMap(names => [...names.values()]);
}
