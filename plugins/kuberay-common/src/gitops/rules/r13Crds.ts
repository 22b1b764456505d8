import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { valueAt } from '../facts/Path';
import { roleSource } from './installedVersion';
import type { Remark, Rule } from './Observation';
import { applicationRule, inManifest } from './Observation';

/** R13: CRDs are too large for a client-side apply, and pruning them deletes every RayCluster (domain.md 4.2). */
export const r13Crds: Rule = applicationRule('R13', application => [
  ...(roleSource(application, 'crds') ? crdsRemarks(application) : []),
  ...operatorRemarks(application),
]);

function crdsRemarks(application: ApplicationFacts): Remark[] {
  const { manifest, syncOptions } = application;
  const remarks: Remark[] = [];
  const byServer = ['ServerSideApply', 'Replace'].some(
    option => syncOptions.get(option) === 'true',
  );
  if (!byServer) {
    remarks.push({
      code: 'crds-applied-by-client',
      severity: 'error',
      at: inManifest('spec', 'syncPolicy', 'syncOptions'),
      message:
        'the CRDs are too large for the annotation that an apply by the client writes',
      remedy: 'Add ServerSideApply=true',
    });
  }
  const prune = ['spec', 'syncPolicy', 'automated', 'prune'];
  if (valueAt(manifest, prune) === true) {
    remarks.push({
      code: 'crds-prunable',
      severity: 'error',
      at: inManifest(...prune),
      message:
        'a wrong path or revision prunes the CRDs, and every RayCluster with them',
      remedy: 'Write prune: false',
    });
  }
  return remarks;
}

function operatorRemarks(application: ApplicationFacts): Remark[] {
  const source = roleSource(application, 'operator');
  const path = [...(source?.path ?? []), 'helm', 'skipCrds'];
  return source && valueAt(application.manifest, path) !== true
    ? [
        {
          code: 'crds-applied-twice',
          severity: 'error',
          at: inManifest(...path),
          message:
            'the operator brings the CRDs along, applied by the client, for which they are too large',
          remedy:
            'Deploy the CRDs by their own Application; where they are there already, write prune: false in this one first, or skipCrds deletes them. Then write skipCrds: true',
        },
      ]
    : [];
}
