/**
 * Pure, deterministic generator of Argo CD Applications for KubeRay, and the rules it obeys.
 *
 * @packageDocumentation
 */
export * from './applications/ApplicationManifest';
export { buildClusterApplication } from './applications/buildClusterApplication';
export { buildCrdsApplication } from './applications/buildCrdsApplication';
export { buildOperatorApplication } from './applications/buildOperatorApplication';
export type { OperatorPlatformInput } from './applications/buildOperatorApplication';
export type { PlatformInput } from './applications/platformInput';
export * from './buildRayStack';
export * from './buildStackPart';
export * from './chart/ChartError';
export { KNOWN_CHART_VERSIONS } from './chart/chartVersions';
export { isJsonObject } from './chart/JsonObject';
export type { JsonObject } from './chart/JsonObject';
export * from './chart/rayClusterName';
export * from './chart/RenderedRayCluster';
export * from './chart/renderRayCluster';
export * from './chart/workerGroupOrder';
export { UNBOUNDED_REPLICAS } from './chart/workerGroupSpecs';
export * from './check/checkManifests';
export * from './check/CheckReport';
export { readUnits } from './check/readUnits';
export type { Unit } from './check/readUnits';
export * from './edit/EditedRayCluster';
export * from './edit/editRayCluster';
export * from './edit/EditRefusedError';
export { expandApplicationSet } from './edit/expandApplicationSet';
export type { ExpandedApplication } from './edit/expandApplicationSet';
export { findApplication, findApplications } from './edit/findApplication';
export type {
  ApplicationDocument,
  FoundApplications,
} from './edit/findApplication';
export { ownerOf } from './edit/guardFiles';
export * from './edit/rayClusterChangeSchema';
export * from './edit/removeRayCluster';
export type { ApplicationFacts, IgnoredFacts } from './facts/ApplicationFacts';
export type { ClusterFacts, GroupFacts } from './facts/ClusterFacts';
export type { GuardFacts } from './facts/GuardFacts';
export type { HelmRelease } from './facts/HelmRelease';
export * from './facts/lineColumn';
export { overlayValues } from './facts/overlayValues';
export type { Path } from './facts/Path';
export { readStackFacts } from './facts/readStackFacts';
export type {
  FindFile,
  FoundFile,
  ValuesReading,
} from './facts/readValuesLayers';
export * from './facts/readYaml';
export type { SourceFacts, SourceRole } from './facts/SourceFacts';
export type { StackFacts } from './facts/StackFacts';
export type { TextRange } from './facts/TextRange';
export type {
  ValuesLayer,
  ValuesPlace,
  ValuesProblem,
} from './facts/ValuesLayer';
export type {
  DuplicateKey,
  ScalarSource,
  YamlDocument,
  YamlProblem,
} from './facts/YamlDocument';
export * from './guard/guardFile';
export * from './guard/GuardFileError';
export { GUARD_FILE, GUARD_NAME } from './guard/guardNames';
export { resolveReplicaGuard } from './guard/resolveReplicaGuard';
export type {
  ReplicaGuardInput,
  ReplicaGuardPlan,
} from './guard/resolveReplicaGuard';
export { servesAdmissionPolicies } from './guard/servesAdmissionPolicies';
export * from './input/parseRayStackInput';
export * from './input/partInputSchemas';
export * from './input/rayStackInputSchema';
export { workerGroupSchema } from './input/workerGroupSchema';
export type { WorkerGroupInput } from './input/workerGroupSchema';
export * from './InvalidRayStackError';
export * from './preview/previewChart';
export * from './preview/PreviewError';
export * from './preview/previewRayCluster';
export * from './RayStack';
export * from './renderManifest';
export * from './rules/changeFindings';
export type { Observation, Place } from './rules/Observation';
export * from './rules/RuleFinding';
export * from './rules/stackFindings';
export * from './rules/StackFindingsInput';
