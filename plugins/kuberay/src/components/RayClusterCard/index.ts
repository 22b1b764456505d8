export { RayClusterCard } from './RayClusterCard';
export type { RayClusterCardProps } from './RayClusterCard';
