import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { MarkRow } from './HistoryRows';

/** Options of {@link findSyncMarks}. */
export interface FindSyncMarksOptions {
  application: ApplicationRecord;
  /** Name of the Kubernetes cluster that it deploys to. */
  cluster: string;
  /** Syncs before it are left out, ms since 1970. */
  since: number;
}

/**
 * The syncs of an Application as marks on each RayCluster that it lists. Argo CD keeps the last ten, with the time when
 * each had succeeded, so one that nobody watched is not lost.
 */
export function findSyncMarks(options: FindSyncMarksOptions): MarkRow[] {
  const { application, cluster, since } = options;
  return application.history.flatMap(({ deployedAt, revisions }) => {
    const at = Date.parse(deployedAt);
    // Not a number: an entry that says no time.
    if (!(at >= since)) {
      return [];
    }
    return application.rayClusters.map(({ namespace, name }) => ({
      ref: { cluster, namespace, name },
      at,
      kind: 'sync' as const,
      application: `${application.namespace}/${application.name}`,
      revisions,
    }));
  });
}
