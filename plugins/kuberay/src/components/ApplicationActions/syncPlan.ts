import type { ApplicationView } from 'backstage-plugin-kuberay-common';

/** A resource that a sync would touch. */
export interface PlannedChange {
  /** `RayCluster ray/gpu`, without the namespace where there is none. */
  resource: string;
  /** `apply`: it becomes what Git says; `delete`; `keep`: Git has it no longer, but the policy lets it be. */
  effect: 'apply' | 'delete' | 'keep';
}

/** Where the state comes from that a sync would apply. */
export interface SyncTarget {
  repository: string;
  /** Path or chart in it. */
  part?: string;
  revision?: string;
}

/** What a sync would do, as far as Argo CD has compared. */
export interface SyncPlan {
  /** `same`: nothing differs; `unknown`: Argo CD does not say. */
  knowledge: 'changes' | 'same' | 'unknown';
  changes: PlannedChange[];
  /** How many there are beyond those. */
  omitted: number;
  targets: SyncTarget[];
  prune: boolean;
}

/** Tells what a sync of an Application would do. */
export function syncPlan(application: ApplicationView): SyncPlan {
  const { outOfSync, outOfSyncOmitted, policy, sources, sync } = application;
  return {
    knowledge: knowledgeOf(sync, outOfSync.length),
    changes: outOfSync.map(({ kind, name, namespace, prune }) => ({
      resource: `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
      effect: effectOf(prune, policy.prune),
    })),
    omitted: outOfSyncOmitted,
    targets: sources.map(({ repoURL, path, chart, targetRevision }) => ({
      repository: repoURL,
      part: chart ?? path,
      revision: targetRevision,
    })),
    prune: policy.prune,
  };
}

function knowledgeOf(
  sync: ApplicationView['sync'],
  differing: number,
): SyncPlan['knowledge'] {
  if (differing > 0) {
    return 'changes';
  }
  return sync === 'Synced' ? 'same' : 'unknown';
}

function effectOf(
  isGoneFromGit: boolean,
  prune: boolean,
): PlannedChange['effect'] {
  if (!isGoneFromGit) {
    return 'apply';
  }
  return prune ? 'delete' : 'keep';
}
