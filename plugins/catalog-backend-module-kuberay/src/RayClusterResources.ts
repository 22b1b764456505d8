import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';
import { isOwn } from './ownResources';

const PAGE_SIZE = 500;

/** A filter of the catalog. */
type Query = Exclude<
  Parameters<CatalogService['queryEntities']>[0],
  undefined | { cursor: string }
>['query'];

/** What tells whose RayCluster it is. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
  'spec.dependencyOf',
];

const STANDS_FOR_RAYCLUSTER: Query = {
  $all: [
    { kind: 'Resource' },
    {
      $any: [
        {
          [`metadata.annotations.${ANNOTATION_RAYCLUSTER}`]: { $exists: true },
        },
        { 'spec.type': 'ray-cluster' },
      ],
    },
  ],
};

/** Resources of the catalog that stand for a RayCluster, ours and those of others, as this plugin reads them. */
export class RayClusterResources {
  readonly #catalog: Pick<
    CatalogService,
    'queryEntities' | 'getEntitiesByRefs'
  >;
  readonly #auth: AuthService;

  private constructor(services: RayClusterResourcesOptions) {
    this.#catalog = services.catalog;
    this.#auth = services.auth;
  }

  static create(services: RayClusterResourcesOptions): RayClusterResources {
    return new RayClusterResources(services);
  }

  /** Every one that names a RayCluster or is of type `ray-cluster`. */
  async readAll(): Promise<Entity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found: Entity[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#catalog.queryEntities(
        {
          fields: FIELDS,
          limit: PAGE_SIZE,
          ...(cursor === undefined
            ? { query: STANDS_FOR_RAYCLUSTER }
            : { cursor }),
        },
        { credentials },
      );
      found.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    return found;
  }

  /** Tells of these names which ones a Resource has that is not ours, of whatever type. */
  async readTaken(
    names: readonly string[],
  ): Promise<(name: string) => boolean> {
    const taken = new Set<string>();
    for (let start = 0; start < names.length; start += PAGE_SIZE) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: names
            .slice(start, start + PAGE_SIZE)
            .map(name => `resource:default/${name}`),
          fields: FIELDS,
        },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      for (const entity of items) {
        if (entity && !isOwn(entity)) {
          taken.add(entity.metadata.name.toLocaleLowerCase('en-US'));
        }
      }
    }
    return name => taken.has(name.toLocaleLowerCase('en-US'));
  }
}

/** Options of `RayClusterResources.create`. */
export interface RayClusterResourcesOptions {
  catalog: Pick<CatalogService, 'queryEntities' | 'getEntitiesByRefs'>;
  auth: AuthService;
}
