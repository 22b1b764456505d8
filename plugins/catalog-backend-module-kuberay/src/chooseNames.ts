import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import { distinctEntityName, entityName } from './entityName';
import type { OwnResource } from './ownResources';

/** Options of {@link chooseNames}. */
export interface ChooseNamesOptions {
  /** RayClusters that are to have an entity. */
  refs: readonly RayClusterRef[];
  /** What the catalog has from us. */
  own: readonly OwnResource[];
  /** Whether somebody else's Resource is called so, whatever the case of its letters. */
  isTaken: (name: string) => boolean;
}

/**
 * What the entity of each RayCluster is called. One that the catalog has keeps its name: people have links to it. No two
 * are called alike, and none like somebody else's Resource.
 */
export function chooseNames(
  options: ChooseNamesOptions,
): (ref: RayClusterRef) => string {
  const { refs, own, isTaken } = options;
  const kept = new Map(
    own.map(({ rayCluster, entity }) => [rayCluster, entity.metadata.name]),
  );
  const uses = new Map<string, number>();
  for (const name of [
    ...own.map(({ entity }) => entity.metadata.name),
    ...refs.filter(ref => !kept.has(formatRayClusterRef(ref))).map(entityName),
  ]) {
    uses.set(fold(name), (uses.get(fold(name)) ?? 0) + 1);
  }
  return ref => {
    const plain = entityName(ref);
    const isFree = uses.get(fold(plain)) === 1 && !isTaken(plain);
    return (
      kept.get(formatRayClusterRef(ref)) ??
      (isFree ? plain : distinctEntityName(ref))
    );
  };
}

function fold(name: string): string {
  return name.toLocaleLowerCase('en-US');
}
