import type { JsonObject } from '../chart/JsonObject';
import type { HelmRelease } from './HelmRelease';
import type { Path } from './Path';

/** A worker group that Helm renders. @public */
export interface GroupFacts {
  name: string;
  /** Of its values: `worker` or `additionalWorkerGroups.<name>`. */
  path: Path;
  /** With the chart's defaults. */
  values: JsonObject;
}

/** What the Application of a RayCluster asks for. @public */
export interface ClusterFacts {
  release: HelmRelease;
  /** Name of the RayCluster. */
  name: string;
  /** Version of the chart whose defaults are in `values`: the nearest one known. */
  defaultsOf: string;
  /** With the chart's defaults. */
  values: JsonObject;
  /** Undefined where the values do not tell. */
  autoscaling: boolean | undefined;
  /** The enabled groups in the order of `spec.workerGroupSpecs`; none where values are missing. */
  groups: readonly GroupFacts[];
}
