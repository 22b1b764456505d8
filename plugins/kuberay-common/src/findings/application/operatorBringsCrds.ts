import type { Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';

/** Without `skipCrds` the operator's chart brings the CRDs along (domain.md 4.2); its list of resources says whether it does. */
export function findOperatorBringsCrds(found: FoundInApplication): Finding[] {
  const { application, record } = found;
  return application.role === 'operator' && record.bringsCrds
    ? [
        {
          code: 'operator-brings-crds',
          severity: 'warning',
          about: 'configuration',
          message: `${application.name} brings the CRDs along with the operator: they are too large for an apply by the client, and a wrong path or revision there prunes them, and with them every Ray cluster.`,
          remedy: `First write spec.syncPolicy.automated.prune: false in ${application.name}, or its next sync deletes the CRDs and every Ray cluster. Then deploy the CRDs by an Application of their own with ServerSideApply=true, and write helm.skipCrds: true in ${application.name} last.`,
        },
      ]
    : [];
}
