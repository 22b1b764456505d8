/**
 * Discovers Ray clusters as catalog entities: Resources of type `ray-cluster`.
 *
 * @packageDocumentation
 */
export {};
