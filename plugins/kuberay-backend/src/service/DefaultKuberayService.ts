import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CompoundEntityRef, Entity } from '@backstage/catalog-model';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationActionAnswer,
  EntityView,
  FleetHistoryView,
  FleetQuery,
  FleetView,
  HistoryView,
  SourcesView,
} from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/KuberayConfig';
import type { HistoryStore } from '../history/HistoryStore';
import { lastHour } from '../history/lastHour';
import type { ApplicationControl } from '../kube/ApplicationControl';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import { FleetRowCache } from '../view/FleetRowCache';
import { readKnowledge } from '../view/Knowledge';
import type { Knowledge } from '../view/Knowledge';
import { toFleetView } from '../view/toFleetView';
import { toSourcesView } from '../view/toSourcesView';
import type { ActionTarget } from './ApplicationActions';
import { ApplicationActions } from './ApplicationActions';
import { computeEntityView } from './computeEntityView';
import type { ComputeEntityViewOptions } from './computeEntityView';
import type { EntityAccessOptions } from './EntityAccess';
import { EntityAccess } from './EntityAccess';
import { EntityProjections } from './EntityProjections';
import { findActionTarget } from './findActionTarget';
import type {
  ApplicationOfEntity,
  Asked,
  KuberayService,
} from './KuberayService';
import { nameableBy } from './nameableBy';
import { principalName } from './principalName';
import { readMatchedEntities } from './readMatchedEntities';
import { subscribeToView } from './subscribeToView';
import type { ViewSubjects } from './subscribeToView';
import { watchEntityView } from './watchEntityView';

/** Options of `DefaultKuberayService.create`. */
export interface DefaultKuberayServiceOptions
  extends EntityAccessOptions,
    ViewSubjects,
    Pick<ComputeEntityViewOptions, 'onLook'> {
  versions: Pick<KubernetesVersions, 'get'>;
  argocdVersions: Pick<KubernetesVersions, 'get'>;
  config: KuberayConfig;
  history: HistoryStore;
  control: ApplicationControl;
}

/** Answers from the store, so that viewers cost the clusters nothing; asks upstream for a refresh and a sync alone. */
export class DefaultKuberayService implements KuberayService {
  readonly #options: DefaultKuberayServiceOptions;
  readonly #access: EntityAccess;
  readonly #actions: ApplicationActions;
  readonly #projections: EntityProjections;
  readonly #fleetRows = FleetRowCache.create();

  private constructor(options: DefaultKuberayServiceOptions) {
    const { control, config } = options;
    this.#options = options;
    this.#access = EntityAccess.create(options);
    this.#actions = ApplicationActions.create({
      control,
      actions: config.actions,
    });
    this.#projections = EntityProjections.create({
      compute: entity =>
        computeEntityView({
          entity,
          knowledge: this.#readKnowledge(),
          argocdLinks: config.argocdLinks,
          onLook: options.onLook,
        }),
      subscribe: subscriber => subscribeToView(options, subscriber),
    });
  }

  static create(options: DefaultKuberayServiceOptions): DefaultKuberayService {
    return new DefaultKuberayService(options);
  }

  /** How many views are being watched at the moment. */
  get watched(): number {
    return this.#projections.size;
  }

  async getEntityView(
    entityRef: CompoundEntityRef,
    { credentials }: Asked,
  ): Promise<EntityView> {
    return this.#projections.read(
      await this.#readPermitted(entityRef, credentials),
    );
  }

  watchEntityView(
    entityRef: CompoundEntityRef,
    { credentials, signal }: Asked & { signal: AbortSignal },
  ): AsyncGenerator<EntityView> {
    return watchEntityView({
      readPermitted: () => this.#readPermitted(entityRef, credentials),
      projections: this.#projections,
      signal,
    });
  }

  async getHistoryView(
    entityRef: CompoundEntityRef,
    asked: Asked & { from: number; to: number; step: number },
  ): Promise<HistoryView> {
    const { from, to, step } = asked;
    const { rayClusters } = await this.getEntityView(entityRef, asked);
    return this.#options.history.read(
      rayClusters.map(({ ref }) => ref),
      { from, to, step },
    );
  }

  async getFleetView(
    query: FleetQuery,
    { credentials }: Asked,
  ): Promise<FleetView> {
    await this.#access.require(kuberayFleetReadPermission, credentials);
    const { catalog, config } = this.#options;
    const entities = await readMatchedEntities(catalog, credentials);
    return toFleetView({
      query,
      entities,
      isNameable: nameableBy(credentials, entities),
      knowledge: this.#readKnowledge(),
      argocdLinks: config.argocdLinks,
      rows: this.#fleetRows,
      now: new Date(),
    });
  }

  async getFleetHistoryView(
    query: FleetQuery,
    asked: Asked,
  ): Promise<FleetHistoryView> {
    const { rayClusters } = await this.getFleetView(query, asked);
    return this.#options.history.readWorkers(
      rayClusters.map(({ ref }) => ref),
      lastHour(Date.now()),
    );
  }

  async getSourcesView({ credentials }: Asked): Promise<SourcesView> {
    await this.#access.require(kuberayFleetReadPermission, credentials);
    const { versions, argocdVersions } = this.#options;
    return toSourcesView({
      knowledge: this.#readKnowledge(),
      kubernetesVersions: versions,
      argocdVersions,
    });
  }

  async refreshApplication(
    application: ApplicationOfEntity,
    { credentials, hard }: Asked & { hard: boolean },
  ): Promise<ApplicationActionAnswer> {
    const target = await this.#findPermittedTarget(
      kuberayApplicationRefreshPermission,
      application,
      credentials,
    );
    await this.#actions.refresh(target, { hard });
    return { application: target.view.name, action: 'refresh' };
  }

  async syncApplication(
    application: ApplicationOfEntity,
    asked: Asked & { acceptReplicaReset: boolean },
  ): Promise<ApplicationActionAnswer> {
    const { credentials, acceptReplicaReset } = asked;
    const target = await this.#findPermittedTarget(
      kuberayApplicationSyncPermission,
      application,
      credentials,
    );
    await this.#actions.sync(target, {
      acceptReplicaReset,
      initiatedBy: principalName(credentials),
    });
    return { application: target.view.name, action: 'sync' };
  }

  async #readPermitted(
    entityRef: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    await this.#access.require(kuberayClusterReadPermission, credentials);
    return this.#access.readEntity(entityRef, credentials);
  }

  async #findPermittedTarget(
    permission: ResourcePermission,
    { entityRef, applicationId }: ApplicationOfEntity,
    credentials: BackstageCredentials,
  ): Promise<ActionTarget> {
    await this.#access.requireOnEntity(permission, entityRef, credentials);
    // What an action answers tells of the cluster: who may not see it may not learn of it by acting.
    const entity = await this.#readPermitted(entityRef, credentials);
    return findActionTarget({
      applicationId,
      entity,
      view: this.#projections.read(entity),
      snapshot: this.#options.store.snapshot(),
    });
  }

  #readKnowledge(): Knowledge {
    const { directory, store, config, words } = this.#options;
    return readKnowledge({
      directory,
      store,
      config,
      ...(words && { words: ref => words.look(ref) }),
    });
  }
}
