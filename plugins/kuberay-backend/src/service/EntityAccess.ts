import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CompoundEntityRef, Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AuthorizePermissionRequest,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { BackstagePeer } from './BackstagePeer';

/** Options of `EntityAccess.create`. */
export interface EntityAccessOptions {
  catalog: BackstagePeer<CatalogService>;
  permissions: BackstagePeer<PermissionsService>;
}

/** Who may do what: the permission framework decides, and the catalog what one may see. */
export class EntityAccess {
  readonly #catalog: BackstagePeer<CatalogService>;
  readonly #permissions: BackstagePeer<PermissionsService>;

  private constructor(options: EntityAccessOptions) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
  }

  static create(options: EntityAccessOptions): EntityAccess {
    return new EntityAccess(options);
  }

  /** @throws NotAllowedError */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.#requireAllow({ permission }, credentials);
  }

  /** A policy may look at the entity: "owners only". @throws NotAllowedError, whether there is such an entity or not */
  async requireOnEntity(
    permission: ResourcePermission,
    entityRef: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.#requireAllow(
      { permission, resourceRef: stringifyEntityRef(entityRef) },
      credentials,
    );
  }

  /** @throws NotFoundError, the same for an entity that is not there and for one that the caller may not see */
  async readEntity(
    entityRef: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    // With the caller's credentials: the catalog decides what they may see.
    const entity = await this.#catalog.ask(catalog =>
      catalog.getEntityByRef(entityRef, { credentials }),
    );
    if (!entity) {
      throw new NotFoundError(`No entity ${stringifyEntityRef(entityRef)}`);
    }
    return entity;
  }

  /** Nothing but ALLOW: the framework has resolved conditions on a resource, and a basic permission cannot have any. */
  async #requireAllow(
    request: AuthorizePermissionRequest,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.ask(permissions =>
      permissions.authorize([request], { credentials }),
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`Not allowed: ${request.permission.name}`);
    }
  }
}
