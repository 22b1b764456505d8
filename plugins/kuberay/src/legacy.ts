/**
 * KubeRay for apps of the old frontend system.
 *
 * On the entity page: `<EntityRayClusterCard />` inside `<EntitySwitch.Case if={isKuberayAvailable}>`, and
 * `<EntityRayClusterContent />` inside `<EntityLayout.Route path="/ray-cluster" title="Ray cluster" if={isKuberayAvailable}>`.
 * In the app: `<Route path="/kuberay" element={<RayClusterFleetPage />} />`.
 *
 * @packageDocumentation
 */
export type { RayClusterCardProps } from './components/RayClusterCard';
export type { RayClusterTabProps } from './components/RayClusterTab';
export { isKuberayAvailable } from './isKuberayAvailable';
export {
  EntityRayClusterCard,
  EntityRayClusterContent,
  kuberayPlugin,
  RayClusterFleetPage,
} from './legacyPlugin';
