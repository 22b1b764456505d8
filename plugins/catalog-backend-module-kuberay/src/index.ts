/**
 * Discovers Ray clusters as catalog entities: Resources of type `ray-cluster`.
 *
 * @packageDocumentation
 */
export { catalogModuleKuberay as default } from './module';
