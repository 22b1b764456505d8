import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
} from 'backstage-plugin-kuberay-common';
import type { EntityView, SourcesView } from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/readKuberayConfig';
import type { ClusterDirectory } from '../kube/ClusterDirectory';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import type { ResourceStore } from '../store/ResourceStore';
import { readKnowledge } from '../view/Knowledge';
import type { Knowledge } from '../view/Knowledge';
import { toEntityView } from '../view/toEntityView';
import { toSourcesView } from '../view/toSourcesView';
import type { KuberayService } from './KuberayService';

/** Options of `DefaultKuberayService.create`. */
export interface DefaultKuberayServiceOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  directory: ClusterDirectory;
  store: ResourceStore;
  versions: KubernetesVersions;
  config: KuberayConfig;
}

/** Answers from the store; never asks a cluster, so that viewers cost the clusters nothing. */
export class DefaultKuberayService implements KuberayService {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #directory: ClusterDirectory;
  readonly #store: ResourceStore;
  readonly #versions: KubernetesVersions;
  readonly #config: KuberayConfig;

  private constructor(options: DefaultKuberayServiceOptions) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#directory = options.directory;
    this.#store = options.store;
    this.#versions = options.versions;
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
    await this.#require(kuberayClusterReadPermission, credentials);
    // With the caller's credentials: the catalog decides what they may see.
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(`No entity ${stringifyEntityRef(entityRef)}`);
    }
    return toEntityView({
      entity,
      knowledge: this.#readKnowledge(),
      argocdLinks: this.#config.argocdLinks,
      now: new Date(),
    });
  }
  async getSourcesView(options: {
    credentials: BackstageCredentials;
  }): Promise<SourcesView> {
    await this.#require(kuberayFleetReadPermission, options.credentials);
    return toSourcesView(this.#readKnowledge(), this.#versions);
  }

  /** Nothing but ALLOW: a conditional decision cannot be checked for a permission without a resource. */
  async #require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`Not allowed: ${permission.name}`);
    }
  }

  #readKnowledge(): Knowledge {
    return readKnowledge({
      directory: this.#directory,
      store: this.#store,
      configured: this.#config.clusterAddresses,
    });
  }
}
