import type { Entity } from '@backstage/catalog-model';
import type { DeferredEntity } from '@backstage/plugin-catalog-node';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type { FleetRow, SourceView } from 'backstage-plugin-kuberay-common';
import { distinctEntityName, entityName } from './entityName';
import type { ProviderConfig } from './readProviderConfig';
import { toResourceEntity } from './toResourceEntity';

/** What was given to the catalog, by RayCluster. */
export type Given = ReadonlyMap<string, { cluster: string; entity: Entity }>;

/** What to tell the catalog. */
export type Mutation =
  | { type: 'full'; entities: DeferredEntity[] }
  | { type: 'delta'; added: DeferredEntity[]; removed: DeferredEntity[] };

/** Options of {@link planMutation}. */
export interface PlanMutationOptions {
  rows: readonly FleetRow[];
  sources: readonly SourceView[];
  /** RayClusters that have an entity of somebody else, as `isClaimed` tells. */
  isClaimed: (row: FleetRow) => boolean;
  given: Given;
  config: ProviderConfig;
  locationKey: string;
}

/**
 * What the catalog is to be told, and what it has then.
 *
 * With every source live it is told everything. Otherwise what is not seen may well be there: of a source that is
 * not live nothing is removed, while the others go on.
 */
export function planMutation(options: PlanMutationOptions): {
  mutation: Mutation;
  given: Given;
} {
  const { sources, given } = options;
  const seen = toEntities(options);
  const live = new Set(
    sources
      .filter(({ freshness }) => freshness.state === 'live')
      .map(({ cluster }) => cluster),
  );
  if (live.size === sources.length) {
    return {
      mutation: { type: 'full', entities: deferred(seen, options) },
      given: seen,
    };
  }
  const kept = new Map(
    [...given].filter(
      ([key, { cluster }]) => seen.has(key) || !live.has(cluster),
    ),
  );
  const gone = new Map([...given].filter(([key]) => !kept.has(key)));
  return {
    mutation: {
      type: 'delta',
      added: deferred(seen, options),
      removed: deferred(gone, options),
    },
    given: new Map([...kept, ...seen]),
  };
}

function toEntities(options: PlanMutationOptions): Given {
  const { isClaimed, config } = options;
  const rows = options.rows.filter(row => !isClaimed(row));
  const names = new Map<string, number>();
  for (const { ref } of rows) {
    const name = entityName(ref).toLocaleLowerCase('en-US');
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return new Map(
    rows.map(row => {
      const { ref } = row;
      const plain = entityName(ref);
      const isAlone = names.get(plain.toLocaleLowerCase('en-US')) === 1;
      const name = isAlone ? plain : distinctEntityName(ref);
      return [
        formatRayClusterRef(ref),
        {
          cluster: ref.cluster,
          entity: toResourceEntity({ row, name, config }),
        },
      ];
    }),
  );
}

function deferred(
  entities: Given,
  { locationKey }: PlanMutationOptions,
): DeferredEntity[] {
  return [...entities.values()].map(({ entity }) => ({ entity, locationKey }));
}
