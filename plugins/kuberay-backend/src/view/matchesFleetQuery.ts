import type { Entity } from '@backstage/catalog-model';
import type { FleetQuery, FleetRow } from 'backstage-plugin-kuberay-common';
import { ownersOf, toFullRef } from './ownersOf';

/** Whether a row is asked for; `entity` is the one that it belongs to. */
export function matchesFleetQuery(
  row: FleetRow,
  query: FleetQuery,
  entity: Entity | undefined,
): boolean {
  const { cluster, namespace, phase, sync, owner, q } = query;
  return (
    (cluster === undefined || row.ref.cluster === cluster) &&
    (namespace === undefined || row.ref.namespace === namespace) &&
    (phase === undefined || row.phase === phase) &&
    (sync === undefined || row.application?.sync === sync) &&
    (owner === undefined || isOwnedBy(entity, owner)) &&
    (q === undefined || contains(row, q))
  );
}

/** `team-a` is the same owner as `group:default/team-a`, for an entity in `default`. */
function isOwnedBy(entity: Entity | undefined, owner: string): boolean {
  if (!entity) {
    return false;
  }
  const ref = toFullRef(owner, entity);
  return ref !== undefined && ownersOf(entity).includes(ref);
}

function contains(
  { ref, clusterTitle, verdict, entity }: FleetRow,
  text: string,
): boolean {
  const wanted = text.toLowerCase();
  return [
    ref.name,
    ref.namespace,
    ref.cluster,
    clusterTitle,
    verdict.message,
    entity?.entityRef,
    entity?.title,
  ].some(field => field?.toLowerCase().includes(wanted));
}
