import type { StructuralSchema } from './schema/StructuralSchema';

/** A kind that the API server answers for, built in or registered by a CustomResourceDefinition. */
export interface ServedKind {
  /** Empty for the core group. */
  group: string;
  /** Served versions, the stored one first. */
  versions: readonly string[];
  kind: string;
  /** The resource's name in paths, e.g. `rayclusters`. */
  plural: string;
  singular: string;
  namespaced: boolean;
  /** Whether `/status` exists; then a write of the object leaves its status alone, and a write of the status the rest. */
  statusSubresource: boolean;
  /** Whether objects carry `metadata.generation`; core kinds like Event and Namespace do not. */
  generation: boolean;
  /** Whether a CustomResourceDefinition registered it; the API server treats some requests differently then. */
  custom: boolean;
  shortNames?: readonly string[];
  categories?: readonly string[];
  /** What can be done with it, where that is not everything. */
  verbs?: readonly string[];
  /** What a write is checked against and completed from. */
  schema?: StructuralSchema;
}

/** `ray.io/v1`, or `v1` for the core group. */
export function groupVersion(options: {
  group: string;
  version: string;
}): string {
  return options.group === ''
    ? options.version
    : `${options.group}/${options.version}`;
}

/** `rayclusters.ray.io`, or `pods`: how Status messages name a resource. */
export function qualifiedResource(kind: {
  group: string;
  plural: string;
}): string {
  return kind.group === '' ? kind.plural : `${kind.plural}.${kind.group}`;
}

/** `RayCluster.ray.io`, or `Pod`: how refusals of the content name a kind. */
export function qualifiedKind(kind: { group: string; kind: string }): string {
  return kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`;
}
