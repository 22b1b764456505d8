import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kuberayClusterReadPermission } from 'backstage-plugin-kuberay-common';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/readKuberayConfig';
import type { ClusterDirectory } from '../kube/ClusterDirectory';
import type { ResourceStore } from '../store/ResourceStore';
import { readKnowledge } from '../view/Knowledge';
import { toEntityView } from '../view/toEntityView';
import type { KuberayService } from './KuberayService';

/** Options of `DefaultKuberayService.create`. */
export interface DefaultKuberayServiceOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  directory: ClusterDirectory;
  store: ResourceStore;
  config: KuberayConfig;
}

/** Answers from the store; never asks a cluster, so that viewers cost the clusters nothing. */
export class DefaultKuberayService implements KuberayService {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #directory: ClusterDirectory;
  readonly #store: ResourceStore;
  readonly #config: KuberayConfig;

  private constructor(options: DefaultKuberayServiceOptions) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#directory = options.directory;
    this.#store = options.store;
    this.#config = options.config;
  }

  static create(options: DefaultKuberayServiceOptions): DefaultKuberayService {
    return new DefaultKuberayService(options);
  }

  async getEntityView(
    entityRef: CompoundEntityRef,
    options: { credentials: BackstageCredentials },
  ): Promise<EntityView> {
    const { credentials } = options;
    const [decision] = await this.#permissions.authorize(
      [{ permission: kuberayClusterReadPermission }],
      { credentials },
    );
    // Nothing but ALLOW: a conditional decision cannot be checked for a permission without a resource.
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Not allowed: ${kuberayClusterReadPermission.name}`,
      );
    }
    // With the caller's credentials: the catalog decides what they may see.
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(`No entity ${stringifyEntityRef(entityRef)}`);
    }
    return toEntityView({
      entity,
      knowledge: readKnowledge({
        directory: this.#directory,
        store: this.#store,
        configured: this.#config.clusterAddresses,
      }),
      argocdLinks: this.#config.argocdLinks,
      now: new Date(),
    });
  }
}
