import { replacesRayCluster } from '../../argocd/findReplicaResets';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import { allSyncOptions } from './ignoreRules';

/** A replace takes the autoscaler's counts, and goes past a replica guard (domain.md 6.3 rows 11 and 19). */
export function findClusterReplaced(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, record } = found;
  const options = allSyncOptions(found);
  const option = options.get('Replace') === 'true' ? 'Replace' : 'Force';
  return replacesRayCluster(record)
    ? [
        {
          code: 'cluster-replaced',
          severity: 'error',
          about: 'configuration',
          message: `With ${option}=true each sync of ${application.name} writes the RayCluster anew: the autoscaler's counts are lost, whether there is a replica guard or not.`,
          remedy: record.rayClusterSyncOptions.includes(`${option}=true`)
            ? `Remove ${option}=true from the annotation argocd.argoproj.io/sync-options in the Helm value annotations.`
            : `Remove ${option}=true from spec.syncPolicy.syncOptions of ${application.name}.`,
        },
      ]
    : [];
}
