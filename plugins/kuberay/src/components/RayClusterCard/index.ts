export { loadRayClusterTab } from './loadRayClusterTab';
export { RayClusterCard } from './RayClusterCard';
export type { RayClusterCardProps } from './RayClusterCard';
