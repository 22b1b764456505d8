import type { Finding } from '../../view';
import { readSyncOptions } from '../../argocd/syncOptions';
import type { FoundInApplication } from './FoundInApplication';

/** The CRDs are larger than the annotation that an apply by the client writes may be (domain.md 4.2). */
export function findCrdsAppliedByClient(found: FoundInApplication): Finding[] {
  const { application, record } = found;
  const options = readSyncOptions(record.syncOptions);
  const fits = ['ServerSideApply', 'Replace'].some(
    name => options.get(name) === 'true',
  );
  return application.role === 'crds' && !fits
    ? [
        {
          code: 'crds-applied-by-client',
          severity: 'warning',
          about: 'configuration',
          message: `${application.name} applies the CRDs by the client, for which they are too large: its next sync of them fails.`,
          remedy: `Add ServerSideApply=true to spec.syncPolicy.syncOptions of ${application.name}.`,
        },
      ]
    : [];
}
