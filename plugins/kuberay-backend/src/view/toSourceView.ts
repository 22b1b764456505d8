import { APPLICATION_KIND } from 'backstage-plugin-kuberay-common';
import type {
  Freshness,
  SourceProblem,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import type { DirectoryState } from '../kube/ClusterDirectory';
import type { WatchedKind } from '../kube/watchedKinds';
import { watchedKinds } from '../kube/watchedKinds';
import type { Snapshot } from '../store/ResourceStore';
import type { Knowledge } from './Knowledge';
import { worstFreshness } from './worstFreshness';

/**
 * How a Kubernetes cluster that somebody named stands with us. A kind that is not installed is no failure of it, nor is
 * one that may not be read and that we can do without (`isDispensable`): `toSourcesView` tells of each kind.
 */
export function toSourceView(
  cluster: string,
  knowledge: Knowledge,
): SourceView {
  const { directory } = knowledge;
  const source = { kind: 'kubernetes', cluster, title: cluster } as const;
  switch (directory.state) {
    case 'reading':
      return { ...source, freshness: { state: 'syncing' } };
    case 'failed': {
      const { since, problem } = directory;
      return { ...source, freshness: { state: 'failed', since, problem } };
    }
    case 'known': {
      const info = directory.clusters.find(({ name }) => name === cluster);
      return {
        ...source,
        title: info?.title ?? cluster,
        freshness: listedFreshness(cluster, directory, knowledge),
      };
    }
    default:
      return unexpected(directory);
  }
}

/** How an Argo CD instance that is read through its API stands with us. */
export function toInstanceSourceView(
  instance: string,
  { snapshot }: Knowledge,
): SourceView {
  return {
    kind: 'argocd',
    cluster: instance,
    title: instance,
    freshness: snapshot.instances.get(instance)?.freshness ?? {
      state: 'syncing',
    },
  };
}

/** Stands for all clusters while nobody has told us which there are. */
const KUBERNETES_PLUGIN = 'Kubernetes plugin';

/** Every known cluster; before those are known, what they come from. */
export function allClusterViews(knowledge: Knowledge): SourceView[] {
  const { directory } = knowledge;
  if (directory.state !== 'known') {
    return [toSourceView(KUBERNETES_PLUGIN, knowledge)];
  }
  const clusters = directory.clusters.map(({ name }) =>
    toSourceView(name, knowledge),
  );
  return directory.unread
    ? [
        ...clusters,
        {
          kind: 'kubernetes',
          cluster: KUBERNETES_PLUGIN,
          title: KUBERNETES_PLUGIN,
          freshness: { state: 'failed', ...directory.unread },
        },
      ]
    : clusters;
}

/** Every Argo CD instance that is read through its API. */
export function allInstanceViews(knowledge: Knowledge): SourceView[] {
  return [...knowledge.snapshot.instances.keys()].map(instance =>
    toInstanceSourceView(instance, knowledge),
  );
}

function listedFreshness(
  cluster: string,
  directory: DirectoryState & { state: 'known' },
  { snapshot }: Knowledge,
): Freshness {
  const { since, clusters } = directory;
  const info = clusters.find(({ name }) => name === cluster);
  if (!info) {
    return unlistedFreshness(cluster, directory, snapshot);
  }
  return info.problem
    ? { state: 'failed', since, problem: info.problem }
    : watchedFreshness(snapshot, cluster);
}

/**
 * While a part of the list cannot be read, nobody can say that there is no such cluster; nor while an Argo CD instance
 * has never been, which may be the only one to tell of it.
 */
function unlistedFreshness(
  cluster: string,
  { since, unread }: DirectoryState & { state: 'known' },
  { instances }: Snapshot,
): Freshness {
  if (unread) {
    return { state: 'failed', ...unread };
  }
  const neverRead = [...instances.values()].find(
    ({ observedAt }) => observedAt === undefined,
  );
  const problem: SourceProblem = {
    code: 'unknown-cluster',
    message: `No Kubernetes cluster is called ${cluster}`,
  };
  return neverRead?.freshness ?? { state: 'failed', since, problem };
}

function watchedFreshness(snapshot: Snapshot, cluster: string): Freshness {
  const states = snapshot.clusters.get(cluster);
  if (!states) {
    return { state: 'syncing' };
  }
  return worstFreshness(
    Object.values(watchedKinds).flatMap(kind => {
      const { freshness } = states[kind.kind];
      return isForbidden(freshness) && isDispensable(kind, snapshot)
        ? []
        : freshness;
    }),
  );
}

function isForbidden(freshness: Freshness): boolean {
  return (
    (freshness.state === 'failed' || freshness.state === 'stale') &&
    freshness.problem.code === 'forbidden'
  );
}

/**
 * Events only add words. Applications that Argo CD's own API lists need no rights in Kubernetes, and an account without
 * them gets a 403 even where there is no Argo CD at all.
 */
function isDispensable(kind: WatchedKind, { instances }: Snapshot): boolean {
  return (
    kind.optional === true ||
    (kind.kind === APPLICATION_KIND && instances.size > 0)
  );
}

function unexpected(directory: never): never {
  throw new Error(`Unexpected directory ${JSON.stringify(directory)}`);
}
