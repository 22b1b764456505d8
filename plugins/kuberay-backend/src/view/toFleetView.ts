import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type {
  FleetQuery,
  FleetRow,
  FleetView,
} from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import { claimRayClusters } from './claimRayClusters';
import type { FleetRowCache } from './FleetRowCache';
import { judgeFleet } from './judgeFleet';
import {
  comparePositions,
  formatCursor,
  parseCursor,
  positionOf,
} from './fleetOrder';
import { instanceNames } from './instancesOf';
import type { Knowledge } from './Knowledge';
import { matchesFleetQuery } from './matchesFleetQuery';
import { ownersOf } from './ownersOf';
import { allClusterViews, allInstanceViews } from './toSourceView';

/** Options of {@link toFleetView}. */
export interface ToFleetViewOptions {
  query: FleetQuery;
  knowledge: Knowledge;
  /** Those that the caller may read, and that have one of `MATCHED_ANNOTATIONS`. */
  entities: readonly Entity[];
  /** Whether the caller may hear of an entity that an Application names. */
  isNameable: (entityRef: string) => boolean;
  argocdLinks: ArgocdLinkConfig;
  /** Kept from call to call: what has not changed is not judged again. */
  rows: FleetRowCache;
  now: Date;
}

const DEFAULT_LIMIT = 50;

/**
 * RayClusters of all sources, the worst first. A RayCluster that an entity names and that is not there is no row. A page
 * begins behind the last row of the one before, wherever that row would stand now.
 *
 * @throws InputError for a cursor that this function did not write.
 */
export function toFleetView(options: ToFleetViewOptions): FleetView {
  const { query, knowledge, entities, argocdLinks } = options;
  const { cursor, limit = DEFAULT_LIMIT } = query;
  const after = cursor === undefined ? undefined : parseCursor(cursor);
  const claims = claimRayClusters({
    entities,
    knowledge,
    instances: instanceNames(knowledge, argocdLinks),
  });
  const matching = judgeFleet(options).flatMap(judged => {
    const entity = claims.get(formatRayClusterRef(judged.ref));
    const row = entity ? { ...judged, entity: toRowEntity(entity) } : judged;
    return matchesFleetQuery(row, query, entity)
      ? { row, position: positionOf(row) }
      : [];
  });
  matching.sort((left, right) =>
    comparePositions(left.position, right.position),
  );
  const rest = after
    ? matching.filter(({ position }) => comparePositions(position, after) > 0)
    : matching;
  const page = rest.slice(0, limit);
  const last = page[page.length - 1];
  return {
    rayClusters: page.map(({ row }) => nameable(row, options)),
    totals: addUp(matching.map(({ row }) => row)),
    ...(rest.length > page.length && {
      nextCursor: formatCursor(last.position),
    }),
    sources: [...allClusterViews(knowledge), ...allInstanceViews(knowledge)],
  };
}

/** Whoever writes an Application may name any entity: nobody hears of one that the catalog would not show. */
function nameable(row: FleetRow, { isNameable }: ToFleetViewOptions): FleetRow {
  if (!row.application?.entityRef || isNameable(row.application.entityRef)) {
    return row;
  }
  const { entityRef: _, ...application } = row.application;
  return { ...row, application };
}

function toRowEntity(entity: Entity): FleetRow['entity'] {
  const written = entity.spec?.owner;
  const owner = typeof written === 'string' ? written : ownersOf(entity)[0];
  return {
    entityRef: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    ...(owner && { owner }),
  };
}

function addUp(rows: readonly FleetRow[]): FleetView['totals'] {
  const totals = {
    rayClusters: rows.length,
    byPhase: {} as Partial<Record<FleetRow['phase'], number>>,
    workersReady: 0,
    workersDesired: 0,
    cpu: 0,
    memory: 0,
    gpu: 0,
    tpu: 0,
  };
  for (const { phase, totals: its } of rows) {
    totals.byPhase[phase] = (totals.byPhase[phase] ?? 0) + 1;
    totals.workersReady += its.workersReady;
    totals.workersDesired += its.workersDesired;
    totals.cpu += its.cpu;
    totals.memory += its.memory;
    totals.gpu += its.gpu;
    totals.tpu += its.tpu;
  }
  return totals;
}
