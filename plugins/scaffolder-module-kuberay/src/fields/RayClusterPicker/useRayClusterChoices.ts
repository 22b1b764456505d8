import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { useRead, type Read } from '../../components/useRead';
import { rayClusterQuery } from './rayClusterQuery';
import {
  CHOICE_FIELDS,
  toChoices,
  type RayClusterChoice,
} from './RayClusterChoice';
import type { CatalogFilter } from './schema';

/** The Ray clusters that the catalog shows this user. */
export function useRayClusterChoices(
  filter: CatalogFilter | undefined,
): Read<RayClusterChoice[]> {
  const catalogApi = useApi(catalogApiRef);
  // A form makes its options anew at every change.
  const query = JSON.stringify(rayClusterQuery(filter));
  const read = useCallback(async () => {
    const entities: Entity[] = [];
    for await (const page of catalogApi.streamEntities({
      query: JSON.parse(query),
      fields: CHOICE_FIELDS,
    })) {
      entities.push(...page);
    }
    return toChoices(entities);
  }, [catalogApi, query]);
  return useRead(read);
}
