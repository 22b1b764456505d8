import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CompoundEntityRef, Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  applicationId,
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationActionAnswer,
  EntityView,
  FleetQuery,
  FleetView,
  HistoryView,
  SourcesView,
} from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/KuberayConfig';
import type { HistoryStore } from '../history/HistoryStore';
import type { ApplicationControl } from '../kube/ApplicationControl';
import type { ClusterDirectory } from '../kube/ClusterDirectory';
import type { RayWordsReader } from '../ray/RayWordsReader';
import { knownApplications } from '../store/knownApplications';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import type { ResourceStore } from '../store/ResourceStore';
import { FleetRowCache } from '../view/FleetRowCache';
import { readKnowledge } from '../view/Knowledge';
import type { Knowledge } from '../view/Knowledge';
import { toEntityView } from '../view/toEntityView';
import { toFleetView } from '../view/toFleetView';
import { toSourcesView } from '../view/toSourcesView';
import type { ActionTarget } from './ApplicationActions';
import { ApplicationActions } from './ApplicationActions';
import { concernsView, namesRayCluster } from './concernsView';
import { encodeView } from './encodeView';
import type { EntityAccessOptions } from './EntityAccess';
import { EntityAccess } from './EntityAccess';
import type { EntityProjectionOptions } from './EntityProjection';
import type { HeldProjection } from './EntityProjections';
import { EntityProjections } from './EntityProjections';
import type {
  ApplicationOfEntity,
  Asked,
  KuberayService,
} from './KuberayService';
import { nameableBy } from './nameableBy';
import { principalName } from './principalName';
import { readMatchedEntities } from './readMatchedEntities';

/** Who may see something may have lost that: an open stream is authorised anew so often. */
const AUTHORISED_MS = 60_000;

/** Options of `DefaultKuberayService.create`. */
export interface DefaultKuberayServiceOptions extends EntityAccessOptions {
  directory: ClusterDirectory;
  store: ResourceStore;
  versions: Pick<KubernetesVersions, 'get'>;
  argocdVersions: Pick<KubernetesVersions, 'get'>;
  config: KuberayConfig;
  history: HistoryStore;
  /** Absent: Ray itself is never asked. */
  words?: RayWordsReader;
  control: ApplicationControl;
  /** Hears of each Application that somebody looks at, named as the store has it. */
  onLook?: (application: {
    readFrom: 'argocd';
    cluster: string;
    namespace: string;
    name: string;
  }) => void;
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
      compute: entity => this.#compute(entity),
      subscribe: subscriber => this.#subscribe(subscriber),
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
    await this.#access.require(kuberayClusterReadPermission, credentials);
    return this.#projections.read(
      await this.#access.readEntity(entityRef, credentials),
    );
  }

  async *watchEntityView(
    entityRef: CompoundEntityRef,
    asked: Asked & { signal: AbortSignal },
  ): AsyncGenerator<EntityView> {
    const { credentials, signal } = asked;
    let held: HeldProjection | undefined;
    let lastEtag: string | undefined;
    try {
      while (!signal.aborted) {
        await this.#access.require(kuberayClusterReadPermission, credentials);
        const entity = await this.#access.readEntity(entityRef, credentials);
        const authorisedUntil = performance.now() + AUTHORISED_MS;
        const before = held;
        held = this.#projections.hold(entity);
        before?.release();
        const { projection } = held;
        let view = projection.read();
        for (;;) {
          const seen = projection.publications;
          const { etag } = encodeView(view);
          if (signal.aborted) {
            return;
          }
          if (etag !== lastEtag) {
            lastEtag = etag;
            yield view;
          }
          // Here a viewer who reads slowly comes back: it gets what is published by now, and nothing of before.
          const timeoutMs = authorisedUntil - performance.now();
          if (timeoutMs <= 0) {
            break;
          }
          await projection.nextPublication({ seen, signal, timeoutMs });
          if (performance.now() >= authorisedUntil) {
            break;
          }
          view = projection.published;
        }
      }
    } finally {
      held?.release();
    }
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
    const { entityRef } = application;
    await this.#access.requireOnEntity(
      kuberayApplicationRefreshPermission,
      entityRef,
      credentials,
    );
    const target = this.#findTarget(
      application,
      await this.#access.readEntity(entityRef, credentials),
    );
    await this.#actions.refresh(target, { hard });
    return { application: target.view.name, action: 'refresh' };
  }

  async syncApplication(
    application: ApplicationOfEntity,
    asked: Asked & { acceptReplicaReset: boolean },
  ): Promise<ApplicationActionAnswer> {
    const { entityRef } = application;
    const { credentials, acceptReplicaReset } = asked;
    await this.#access.requireOnEntity(
      kuberayApplicationSyncPermission,
      entityRef,
      credentials,
    );
    const target = this.#findTarget(
      application,
      await this.#access.readEntity(entityRef, credentials),
    );
    await this.#actions.sync(target, {
      acceptReplicaReset,
      initiatedBy: principalName(credentials),
    });
    return { application: target.view.name, action: 'sync' };
  }

  /** Of the entity's own view alone: no other Application can be named. */
  #findTarget(
    { applicationId: id }: ApplicationOfEntity,
    entity: Entity,
  ): ActionTarget {
    const view = this.#projections
      .read(entity)
      .applications.find(application => application.id === id);
    const known = knownApplications(this.#options.store.snapshot()).find(
      ({ record }) => applicationId(record) === id,
    );
    if (!view || !known) {
      throw new NotFoundError(
        `No Application of this id belongs to ${stringifyEntityRef(entity)}`,
      );
    }
    return { entity, view, record: known.record };
  }

  #compute(entity: Entity): EntityView {
    const knowledge = this.#readKnowledge();
    const view = toEntityView({
      entity,
      knowledge,
      argocdLinks: this.#options.config.argocdLinks,
      now: new Date(),
    });
    for (const { source, namespace, name } of view.applications) {
      if (knowledge.snapshot.instances.has(source)) {
        this.#options.onLook?.({
          readFrom: 'argocd',
          cluster: source,
          namespace,
          name,
        });
      }
    }
    return view;
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

  #subscribe(
    subscriber: Parameters<EntityProjectionOptions['subscribe']>[0],
  ): () => void {
    const { current, changed } = subscriber;
    const { directory, store, words } = this.#options;
    const undo = [
      directory.subscribe(changed),
      store.subscribe(change => {
        if (concernsView(change, current(), store.snapshot())) {
          changed();
        }
      }),
      words?.subscribe(ref => {
        if (namesRayCluster(current(), ref)) {
          changed();
        }
      }),
    ];
    return () => undo.forEach(unsubscribe => unsubscribe?.());
  }
}
