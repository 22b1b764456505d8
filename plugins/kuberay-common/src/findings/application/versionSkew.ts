import { applicationRole } from '../../argocd/applicationRole';
import type { ApplicationRecord } from '../../argocd/records';
import { compareMinor, versionParts } from '../../gitops/facts/versionParts';
import { LABEL_HELM_CHART } from '../../ray/names';
import type { RayClusterRecord } from '../../ray/records';
import type { ApplicationRole, Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';

/** Options of {@link findVersionSkew}. */
export interface FindVersionSkewOptions
  extends Pick<FoundInClusterApplication, 'application' | 'rayCluster'> {
  /** Of the Applications that deploy CRDs and operator to the same Kubernetes cluster; absent where none tells. */
  crds?: string;
  operator?: string;
}

/**
 * CRDs, operator and chart should be of one minor version, and be upgraded in this order (domain.md 4.1). A chart that is
 * ahead may use fields that nobody below knows: they are dropped without a word.
 */
export function findVersionSkew(options: FindVersionSkewOptions): Finding[] {
  const { application, rayCluster, crds, operator } = options;
  const chart = chartVersion(rayCluster);
  const platform = [
    ['the operator', operator],
    ['the CRDs', crds],
  ] as const;
  const apart = platform.flatMap(([title, version]) => {
    const order = compareMinor(version, chart);
    return order ? [{ title, version, order }] : [];
  });
  const worst = apart.find(({ order }) => order < 0) ?? apart[0];
  if (!worst) {
    return [];
  }
  const ahead = worst.order < 0;
  return [
    {
      code: 'version-skew',
      severity: ahead ? 'warning' : 'info',
      about: 'configuration',
      message: `${application.name} uses chart ${chart}, and ${worst.title} ${
        worst.title === 'the CRDs' ? 'are' : 'is'
      } ${worst.version}${
        ahead ? ': fields that are new in the chart have no effect.' : '.'
      }`,
      remedy: ahead
        ? `Upgrade the CRDs first, then the operator, to ${chart}; or write targetRevision: ${worst.version} in ${application.name}.`
        : `Write targetRevision: ${worst.version} in ${application.name}.`,
    },
  ];
}

/** An operator that is ahead of its CRDs, or of another minor version. */
export function findPlatformSkew(
  options: Pick<FindVersionSkewOptions, 'application' | 'crds' | 'operator'>,
): Finding[] {
  const { application, crds, operator } = options;
  const order = compareMinor(crds, operator);
  if (!order) {
    return [];
  }
  // Git tags of KubeRay begin with v, chart versions do not.
  const isChart = application.sources.some(({ chart }) => chart !== undefined);
  return [
    {
      code: 'version-skew',
      severity: order < 0 ? 'warning' : 'info',
      about: 'configuration',
      message: `${
        application.name
      } deploys the operator ${operator}, and the CRDs are ${crds}${
        order < 0
          ? ': the operator may write fields that they do not know.'
          : '.'
      }`,
      remedy:
        order < 0
          ? `Upgrade the CRDs to ${operator} at least.`
          : `Upgrade the operator to ${crds}: write targetRevision: ${
              isChart ? crds : `v${crds}`
            } in ${application.name}.`,
    },
  ];
}

/** What is deployed, as the chart itself writes it on the object: `ray-cluster-1.5.1`. */
function chartVersion({ labels }: RayClusterRecord): string | undefined {
  return /^ray-cluster-(.+)$/.exec(labels[LABEL_HELM_CHART] ?? '')?.[1];
}

/**
 * Version X.Y.Z that an Application deploys in its role. What a Helm repository was asked for may be a range; what came
 * is among the revisions. A branch, a commit or HEAD says nothing.
 */
export function deployedVersion(
  record: ApplicationRecord,
  role: ApplicationRole,
): string | undefined {
  const index = record.sources.findIndex(
    source => applicationRole({ sources: [source], rayClusters: [] }) === role,
  );
  const source = record.sources[index];
  const resolved =
    source?.chart !== undefined && versionParts(record.revisions[index])
      ? record.revisions[index]
      : source?.targetRevision;
  return versionParts(resolved) ? resolved?.replace(/^v/, '') : undefined;
}
