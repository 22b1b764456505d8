export { DEFAULT_NODES } from './nodeObjects';
export type { NodeSize } from './nodeObjects';
export { FAULT_ANNOTATION } from './podFault';
export type { PodFault } from './podFault';
export { DEFAULT_POD_TIMINGS } from './podLifecycle';
export type { PodTimings } from './podLifecycle';
export type { ControllerLogger } from './ReconcileQueue';
export { startNodes } from './startNodes';
