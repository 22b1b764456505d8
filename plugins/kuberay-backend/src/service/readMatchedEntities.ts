import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { MATCHED_ANNOTATIONS } from '../view/matchedAnnotations';
import type { BackstagePeer } from './BackstagePeer';

const PAGE_SIZE = 500;

/** Beyond this the fleet says who a Ray cluster belongs to for some of them only. */
const MOST_ENTITIES = 10_000;

/** What the fleet says of an entity, and what it is matched by. */
const FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'metadata.annotations',
  'spec.owner',
  'relations',
];

type Query = Exclude<
  NonNullable<Parameters<CatalogService['queryEntities']>[0]>,
  { cursor: string }
>['query'];

/** The type of a predicate wants to see that no key is an operator, which it cannot for keys that are put together. */
const HAS_ANNOTATION = {
  $any: MATCHED_ANNOTATIONS.map(annotation => ({
    [`metadata.annotations.${annotation}`]: { $exists: true },
  })),
} as Query;

/**
 * The entities that may have Ray clusters, as far as the caller may see them.
 *
 * Read anew with each request, since what a caller may see is nobody else's: one request of the catalog for each 500
 * entities, and 20 of them at most.
 */
export async function readMatchedEntities(
  catalog: BackstagePeer<CatalogService>,
  credentials: BackstageCredentials,
): Promise<Entity[]> {
  const entities: Entity[] = [];
  let cursor: string | undefined;
  do {
    const request = cursor
      ? { fields: FIELDS, limit: PAGE_SIZE, cursor }
      : { fields: FIELDS, limit: PAGE_SIZE, query: HAS_ANNOTATION };
    const { items, pageInfo } = await catalog.ask(client =>
      client.queryEntities(request, { credentials }),
    );
    entities.push(...items);
    cursor = pageInfo.nextCursor;
  } while (cursor && entities.length < MOST_ENTITIES);
  return entities;
}
