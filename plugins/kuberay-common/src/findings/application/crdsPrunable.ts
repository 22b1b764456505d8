import type { Finding } from '../../view';
import { readSyncOptions } from '../../argocd/syncOptions';
import type { FoundInApplication } from './FoundInApplication';

/** CRDs that are pruned take every RayCluster with them. `Prune=false` for the Application holds from Argo CD 3.4 on. */
export function findCrdsPrunable(found: FoundInApplication): Finding[] {
  const { application, record } = found;
  const { automated, prune } = record.policy;
  const brings = application.role === 'crds' || record.bringsCrds;
  return brings &&
    automated &&
    prune &&
    readSyncOptions(record.syncOptions).get('Prune') !== 'false'
    ? [
        {
          code: 'crds-prunable',
          severity: 'warning',
          about: 'configuration',
          message: `${application.name} prunes: a wrong path or revision there deletes the CRDs, and with them every Ray cluster.`,
          remedy: `Write spec.syncPolicy.automated.prune: false in ${application.name}.`,
        },
      ]
    : [];
}
