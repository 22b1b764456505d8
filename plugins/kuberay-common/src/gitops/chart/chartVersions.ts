import { ChartError } from './ChartError';

/** In what the versions of chart `ray-cluster` differ from each other (domain.md 3.4, 3.6). */
export interface ChartVersion {
  version: string;
  rayVersion: string;
  headMemory: string;
  workerMemory: string;
  /** Of `worker` and `smallGroup`. */
  maxReplicas: number;
  /** Chart 1.3.2 lists the additional groups first. */
  workerGroup: 'first' | 'last';
  /** Chart 1.3.2 renders most pod fields even when they are empty, and no namespace. */
  emptyFields: 'omitted' | 'rendered';
  emptyRayStartParams: 'omitted' | 'rendered';
  gcsFaultTolerance: boolean;
  /** From 1.6.0: an additional group without resources gets 1 CPU and 1Gi. */
  defaultGroupResources: boolean;
  /** From 1.6.0: `runtimeClassName` and `resourceClaims`. */
  runtimeClass: boolean;
}

const V1_5_1: ChartVersion = {
  version: '1.5.1',
  rayVersion: '2.46.0',
  headMemory: '2G',
  workerMemory: '1G',
  maxReplicas: 3,
  workerGroup: 'first',
  emptyFields: 'omitted',
  emptyRayStartParams: 'omitted',
  gcsFaultTolerance: true,
  defaultGroupResources: false,
  runtimeClass: false,
};

const V1_4_1: ChartVersion = {
  ...V1_5_1,
  version: '1.4.1',
  emptyRayStartParams: 'rendered',
  gcsFaultTolerance: false,
};

const V1_6_2: ChartVersion = {
  ...V1_5_1,
  version: '1.6.2',
  rayVersion: '2.52.0',
  headMemory: '5Gi',
  workerMemory: '1Gi',
  maxReplicas: 5,
  defaultGroupResources: true,
  runtimeClass: true,
};

const CHART_VERSIONS: readonly ChartVersion[] = [
  {
    ...V1_4_1,
    version: '1.3.2',
    rayVersion: '2.41.0',
    workerGroup: 'last',
    emptyFields: 'rendered',
  },
  V1_4_1,
  V1_5_1,
  V1_6_2,
  { ...V1_6_2, version: '1.7.0' },
];

/** The versions of chart `ray-cluster` that can be rendered here, oldest first. @public */
export const KNOWN_CHART_VERSIONS: readonly string[] = CHART_VERSIONS.map(
  chart => chart.version,
);

/** @throws ChartError for a version that was not compared with Helm. */
export function findChartVersion(version: string): ChartVersion {
  const known = CHART_VERSIONS.find(chart => chart.version === version);
  if (!known) {
    throw new ChartError(
      `chart ray-cluster ${version} is not known here; known are ${KNOWN_CHART_VERSIONS.join(
        ', ',
      )}`,
    );
  }
  return known;
}
