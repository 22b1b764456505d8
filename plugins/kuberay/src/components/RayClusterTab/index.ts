export { RayClusterTab, type RayClusterTabProps } from './RayClusterTab';
