import { appliesByServer, comparesByServer } from '../../argocd/serverSide';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import { allSyncOptions } from './ignoreRules';

/** The dry run of the server does not see what Git removes, as long as the client applies (domain.md 6.1). */
export function findServerSideDiffAlone(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, record } = found;
  return comparesByServer(record) &&
    !appliesByServer({ syncOptions: allSyncOptions(found) })
    ? [
        {
          code: 'server-side-diff-alone',
          severity: 'warning',
          about: 'configuration',
          message: `${application.name} compares by the server and applies by the client: what Git removes, such as the autoscaler, stays in the cluster, and Argo CD says Synced.`,
          remedy: `Remove ServerSideDiff=true from the annotation argocd.argoproj.io/compare-options of ${application.name}.`,
        },
      ]
    : [];
}
