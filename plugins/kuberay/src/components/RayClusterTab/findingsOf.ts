import type {
  ApplicationView,
  Finding,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { rayClusterKey } from './rayClusterKey';

const severityRanks: Record<Finding['severity'], number> = {
  error: 0,
  warning: 1,
  info: 2,
};

const aboutRanks: Record<Finding['about'], number> = {
  runtime: 0,
  configuration: 1,
};

/** Options of {@link findingsOf}. */
export interface FindingsOfOptions {
  findings: Finding[];
  rayCluster: RayClusterRef;
  /** Those of the same Ray cluster. */
  applications: ApplicationView[];
}

/**
 * What was found in one Ray cluster, in its Applications, and in the entity as a whole: the gravest first, what runs
 * before what is configured.
 */
export function findingsOf(options: FindingsOfOptions): Finding[] {
  const { findings, rayCluster, applications } = options;
  return findings
    .filter(finding =>
      finding.rayCluster
        ? rayClusterKey(finding.rayCluster) === rayClusterKey(rayCluster)
        : finding.application === undefined ||
          applications.some(({ id }) => id === finding.application),
    )
    .sort(
      (a, b) =>
        severityRanks[a.severity] - severityRanks[b.severity] ||
        aboutRanks[a.about] - aboutRanks[b.about],
    );
}
