import { assessApplication, type ApplicationRecord } from '../../../argocd';
import {
  anApplicationRecord,
  anIgnoreDifferencesRecord,
  aRayClusterRecord,
  aWorkerGroupRecord,
  type RayClusterRecordOverrides,
} from '../../../testUtils';
import type { Finding } from '../../../view';
import type { FoundInClusterApplication } from '../FoundInApplication';

/** What a test changes of {@link aFoundApplication}. */
export interface FoundApplicationOverrides {
  record?: Partial<ApplicationRecord>;
  rayCluster?: RayClusterRecordOverrides;
  guarded?: boolean;
  crdsVersion?: string;
}

/** An Application whose autoscaled RayCluster has two groups, std and a1, with both rules that it needs. */
export function aFoundApplication(
  overrides: FoundApplicationOverrides = {},
): FoundInClusterApplication {
  const { rayCluster, guarded = false, crdsVersion } = overrides;
  const record = anApplicationRecord(overrides.record);
  return {
    application: assessApplication({ application: record }),
    record,
    rayCluster: aRayClusterRecord({
      ...rayCluster,
      spec: {
        groups: [aWorkerGroupRecord(), aWorkerGroupRecord({ name: 'a1' })],
        ...rayCluster?.spec,
      },
    }),
    guarded,
    crdsVersion,
    now: new Date('2026-11-21T03:00:00Z'),
  };
}

/** The same with one rule for the RayCluster, made of these. */
export function ignoring(
  rule: Parameters<typeof anIgnoreDifferencesRecord>[0],
): Pick<FoundApplicationOverrides, 'record'> {
  return {
    record: {
      ignoreDifferences: [
        anIgnoreDifferencesRecord({ jqPathExpressions: [], ...rule }),
      ],
    },
  };
}

/** Severity, code and message, and the remedy below, as a person reads them. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ severity, about, code, message, remedy }) =>
      `${severity} ${about} ${code}: ${message} => ${remedy}`,
  );
}
