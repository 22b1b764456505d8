import type { Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { chooseNames } from './chooseNames';
import type { Fleet } from './FleetClient';
import type { OwnResource } from './ownResources';
import type { ProviderConfig } from './readProviderConfig';
import { toResourceEntity } from './toResourceEntity';

/** Options of {@link planMutation}. */
export interface PlanMutationOptions {
  fleet: Fleet;
  /** Rows that are to have an entity of ours. */
  wanted: readonly FleetRow[];
  /** What the catalog has from us. */
  own: readonly OwnResource[];
  /** Whether somebody else's Resource is called so. */
  isTaken: (name: string) => boolean;
  config: ProviderConfig;
  locationKey: string;
}

/**
 * What the catalog is to be told.
 *
 * If everything was seen, it is told everything. Otherwise what was not seen may well be there: of a source that was not
 * read nothing is removed, while the others go on. What is known of no other place is remembered by the catalog itself,
 * so neither a restart nor another replica forgets it.
 */
export function planMutation(
  options: PlanMutationOptions,
): EntityProviderMutation {
  const { fleet, own, locationKey } = options;
  const added = toEntities(options).map(entity => ({ entity, locationKey }));
  if (isAllSeen(fleet)) {
    return { type: 'full', entities: added };
  }
  const names = new Set(added.map(({ entity }) => entity.metadata.name));
  return {
    type: 'delta',
    added,
    removed: own
      .filter(
        resource =>
          !names.has(resource.entity.metadata.name) && isGone(resource, fleet),
      )
      .map(({ entityRef }) => ({ entityRef, locationKey })),
  };
}

/** Whether the fleet has every RayCluster there is. With no source at all, more likely nobody has told us of them yet. */
export function isAllSeen({ isWhole, sources }: Fleet): boolean {
  return isWhole && sources.length > 0 && sources.every(one => one.isRead);
}

function toEntities(options: PlanMutationOptions): Entity[] {
  const { fleet, wanted, own, config } = options;
  const nameOf = chooseNames({
    ...options,
    refs: wanted.map(({ ref }) => ref),
  });
  const before = new Map(
    own.map(({ rayCluster, entity }) => [rayCluster, entity]),
  );
  const knowsApplications = fleet.sources.every(one => one.knowsApplications);
  return wanted.map(row =>
    toResourceEntity({
      row,
      name: nameOf(row.ref),
      config,
      ...(!knowsApplications && {
        before: before.get(formatRayClusterRef(row.ref)),
      }),
    }),
  );
}

/** Its RayCluster is there and wants none, or is certainly not there. */
function isGone(resource: OwnResource, fleet: Fleet): boolean {
  const { rows, isWhole, sources } = fleet;
  if (
    rows.some(({ ref }) => formatRayClusterRef(ref) === resource.rayCluster)
  ) {
    return true;
  }
  const source = sources.find(
    ({ kind, name }) => kind === 'kubernetes' && name === resource.cluster,
  );
  if (source) {
    return isWhole && source.isRead;
  }
  // Its cluster has left the configuration, if all clusters of that are told.
  return (
    isWhole && sources.length > 0 && !sources.some(one => one.hidesClusters)
  );
}
