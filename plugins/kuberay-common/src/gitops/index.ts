/**
 * Pure, deterministic generator of Argo CD Applications for KubeRay, and the rules it obeys.
 *
 * @packageDocumentation
 */
export * from './chart/ChartError';
export * from './chart/RenderedRayCluster';
export * from './chart/renderRayCluster';
export * from './chart/rayClusterName';
export * from './chart/workerGroupOrder';
export { KNOWN_CHART_VERSIONS } from './chart/chartVersions';
export { UNBOUNDED_REPLICAS } from './chart/workerGroupSpecs';
export * from './input/rayStackInputSchema';
export * from './input/partInputSchemas';
export * from './input/parseRayStackInput';
export type { WorkerGroupInput } from './input/workerGroupSchema';
export * from './rules/RuleFinding';
export * from './InvalidRayStackError';
export * from './RayStack';
export * from './buildRayStack';
export * from './buildStackPart';
