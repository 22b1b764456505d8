import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type {
  Finding,
  FleetRow,
  RayClusterRecord,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import { announcedEntity } from './announcedEntity';
import { describeTogether } from './describeTogether';
import { findDeployingApplications } from './findDeployingApplications';
import type { Knowledge } from './Knowledge';

/** A row as it is whoever looks at it. */
export type FleetRowOfAll = Omit<FleetRow, 'entity'>;

/** A row, and whether time alone can change it soon. */
export interface JudgedRow {
  row: FleetRowOfAll;
  /** Nothing is wrong with what runs, and nothing is under way: no wait and no failure grows older. */
  settled: boolean;
}

/** Options of {@link toFleetRow}. */
export interface ToFleetRowOptions {
  record: RayClusterRecord;
  knowledge: Knowledge;
  argocdLinks: ArgocdLinkConfig;
  now: Date;
}

/** Worst first. */
const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** One RayCluster of the fleet: what an entity's view says of it, in one line. */
export function toFleetRow(options: ToFleetRowOptions): JudgedRow {
  const { record, knowledge } = options;
  const { cluster, namespace, name, labels, spec } = record;
  const ref = { cluster, namespace, name };
  const described = describeTogether({
    ...options,
    located: {
      addresses: [ref],
      named: [],
      sources: () => [],
      findings: [],
    },
  });
  const [view] = described.rayClusters;
  const application = deployingApplication(ref, described, knowledge);
  const findings = described.findings;
  const [worst] = SEVERITIES.flatMap(severity =>
    findings.filter(finding => finding.severity === severity),
  );
  const workersMax = sumOfMaxima(view);
  const row: FleetRowOfAll = {
    ref,
    clusterTitle: view.clusterTitle,
    phase: view.phase,
    verdict: described.verdict,
    totals: view.totals,
    ...(workersMax !== undefined && { workersMax }),
    ...(record.createdAt && { createdAt: record.createdAt }),
    ...(view.rayVersion && { rayVersion: view.rayVersion }),
    labels: { ...spec.headLabels, ...labels },
    ...(application && { application }),
    ...(worst && { finding: worst }),
    findings: {
      error: countOf(findings, 'error'),
      warning: countOf(findings, 'warning'),
      info: countOf(findings, 'info'),
    },
  };
  return { row, settled: isSettled(row, findings) };
}

function isSettled(
  { verdict: { tone } }: FleetRowOfAll,
  findings: readonly Finding[],
): boolean {
  return (
    (tone === 'ok' || tone === 'suspended') &&
    findings.every(({ about }) => about === 'configuration')
  );
}

/** The only one there is: of two that claim it neither speaks for it. */
function deployingApplication(
  ref: FleetRow['ref'],
  { deploying }: ReturnType<typeof describeTogether>,
  knowledge: Knowledge,
): FleetRow['application'] {
  const views = deploying.get(formatRayClusterRef(ref)) ?? [];
  if (views.length !== 1) {
    return undefined;
  }
  const [{ name, namespace, project, sync, health }] = views;
  const [record] = findDeployingApplications({ rayCluster: ref, knowledge });
  const entityRef = record && announcedEntity(record);
  return {
    name,
    namespace,
    project,
    sync,
    health,
    ...(entityRef !== undefined && { entityRef }),
  };
}

/** Undefined: unbounded, or nothing is known of the groups yet. */
function sumOfMaxima({ phase, groups }: RayClusterView): number | undefined {
  if (phase === 'Unknown' && groups.length === 0) {
    return undefined;
  }
  return groups.reduce<number | undefined>(
    (sum, { max }) =>
      sum === undefined || max === undefined ? undefined : sum + max,
    0,
  );
}

function countOf(
  findings: readonly Finding[],
  severity: Finding['severity'],
): number {
  return findings.filter(finding => finding.severity === severity).length;
}
