import { findChartVersion } from '../chart/chartVersions';
import { ChartError } from '../chart/ChartError';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { versionParts } from '../facts/versionParts';
import { roleSource } from '../rules/installedVersion';
import type { FoundApplications } from './findApplication';
import type { RayClusterFiles } from './RayClusterFiles';

const VERSION_PATH = 'kuberayVersion';

/**
 * Another version of chart `ray-cluster`; CRDs and operator are Applications of their own, which
 * have to be there first (R11).
 *
 * @throws EditRefusedError for a version that is not known here, or that is later than operator or CRDs.
 */
export function changeChartVersion(
  files: RayClusterFiles,
  found: FoundApplications,
  version: string,
): void {
  const before = files.chart;
  if (version === before) {
    return;
  }
  refuseUnknown(files, version);
  const installed = (['operator', 'crds'] as const).flatMap(role =>
    installedAs(files, found, role, version),
  );
  const { source } = files.cluster.release;
  files.editManifest({
    kind: 'set',
    path: [...source.path, 'targetRevision'],
    value: source.chart === undefined ? `v${version}` : version,
  });
  files.changes.push(`chart ray-cluster ${before} → ${version}`);
  if (installed.length === 0) {
    files.findings.push({
      rule: 'R11',
      code: 'operator-version-unknown',
      severity: 'info',
      path: VERSION_PATH,
      message: `no Application with the operator of the same cluster is in the files, so that its version was not compared with ${version}`,
      remedy: `See that CRDs and operator are ${version} or later`,
    });
  }
}

function refuseUnknown(files: RayClusterFiles, version: string): void {
  try {
    findChartVersion(version);
  } catch (error) {
    if (error instanceof ChartError) {
      throw files.refusal(error.message, 'Choose a version that is known');
    }
    throw error;
  }
}

/** The version of operator or CRDs, if the files tell; compared with the wanted one. */
function installedAs(
  files: RayClusterFiles,
  found: FoundApplications,
  role: 'operator' | 'crds',
  version: string,
): string[] {
  return found.documents.flatMap(({ facts, file }) => {
    const revision = revisionOf(files.facts, facts, role);
    if (revision === undefined) {
      return [];
    }
    const what = role === 'operator' ? 'the operator' : 'the CRDs';
    if (isLater(version, revision)) {
      throw files.refusal(
        `chart ${version} is later than ${what} ${revision} of Application ${facts.name} (${file}), which serves the same cluster`,
        `Move ${facts.name} to v${version} first, and wait until it is synced`,
        [...files.cluster.release.source.path, 'targetRevision'],
      );
    }
    return [revision];
  });
}

function revisionOf(
  cluster: ApplicationFacts,
  other: ApplicationFacts,
  role: 'operator' | 'crds',
): string | undefined {
  const revision = roleSource(other, role)?.targetRevision;
  return other.destination === cluster.destination && versionParts(revision)
    ? revision?.replace(/^v/, '')
    : undefined;
}

function isLater(left: string, right: string): boolean {
  const [lefts = [0, 0, 0], rights = [0, 0, 0]] = [
    versionParts(left),
    versionParts(right),
  ];
  const differing = lefts.findIndex((part, index) => part !== rights[index]);
  return (lefts[differing] ?? 0) > (rights[differing] ?? 0);
}
