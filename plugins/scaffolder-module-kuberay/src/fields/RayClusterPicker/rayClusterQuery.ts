import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';
import type { CatalogFilter } from './schema';

/** What the catalog is asked. */
export type CatalogQuery = NonNullable<
  NonNullable<Parameters<CatalogApi['streamEntities']>[0]>['query']
>;

/** An entity that names a Ray cluster or is one: the question of the entity card. */
const IS_RAY_CLUSTER: CatalogQuery = {
  $any: [
    { [`metadata.annotations.${ANNOTATION_RAYCLUSTER}`]: { $exists: true } },
    { kind: 'Resource', 'spec.type': 'ray-cluster' },
  ],
};

/** Ray clusters, narrowed by a template's `catalogFilter`. */
export function rayClusterQuery(filter?: CatalogFilter): CatalogQuery {
  if (!filter) {
    return IS_RAY_CLUSTER;
  }
  const [first, ...others] = [filter].flat().map(toPredicate);
  if (first === undefined) {
    return IS_RAY_CLUSTER;
  }
  const wanted = others.length > 0 ? { $any: [first, ...others] } : first;
  return { $all: [IS_RAY_CLUSTER, wanted] };
}

function toPredicate(
  filter: Exclude<CatalogFilter, readonly unknown[]>,
): CatalogQuery {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => {
      if (typeof value === 'string') {
        return [key, value];
      }
      return Array.isArray(value)
        ? [key, { $in: value }]
        : [key, { $exists: value.exists }];
    }),
  );
}
