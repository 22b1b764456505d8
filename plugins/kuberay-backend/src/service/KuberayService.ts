import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import type {
  ApplicationActionAnswer,
  EntityView,
  FleetHistoryView,
  FleetQuery,
  FleetView,
  HistoryView,
  SourcesView,
} from 'backstage-plugin-kuberay-common';

/** Who asks. */
export interface Asked {
  credentials: BackstageCredentials;
}

/** Which Application of an entity's view, by the view's opaque id. */
export interface ApplicationOfEntity {
  entityRef: CompoundEntityRef;
  applicationId: string;
}

/** What this plugin answers, to whom it may. Every method throws NotAllowedError without its permission. */
export interface KuberayService {
  /**
   * Everything about the Ray clusters of an entity, computed from one moment of the store. `kuberay.cluster.read`.
   *
   * @throws NotFoundError for an entity that is not there or that the caller may not see: nobody can tell which.
   */
  getEntityView(
    entityRef: CompoundEntityRef,
    asked: Asked,
  ): Promise<EntityView>;

  /**
   * The same, again after each change, the first at once, then at most two a second. Ends when the signal aborts;
   * throws, as `getEntityView` does, when the caller may not see it any more (looked at every 60 s).
   */
  watchEntityView(
    entityRef: CompoundEntityRef,
    asked: Asked & { signal: AbortSignal },
  ): AsyncIterable<EntityView>;

  /** Worker counts over time of the Ray clusters of an entity; times in ms since 1970. `kuberay.cluster.read`. */
  getHistoryView(
    entityRef: CompoundEntityRef,
    asked: Asked & { from: number; to: number; step: number },
  ): Promise<HistoryView>;

  /** RayClusters of all sources, the worst first. `kuberay.fleet.read`. */
  getFleetView(query: FleetQuery, asked: Asked): Promise<FleetView>;

  /** The last hour of the RayClusters that `getFleetView` gives for the same query. `kuberay.fleet.read`. */
  getFleetHistoryView(
    query: FleetQuery,
    asked: Asked,
  ): Promise<FleetHistoryView>;

  /** Every Kubernetes cluster and Argo CD instance that is read. `kuberay.fleet.read`. */
  getSourcesView(asked: Asked): Promise<SourcesView>;

  /**
   * Asks Argo CD to compare with Git again. `kuberay.application.refresh` on the entity, and `kuberay.cluster.read`.
   *
   * @throws NotFoundError for an id that is not in the entity's view.
   * @throws NotAllowedError for Applications that nobody may touch from here (see `ApplicationView.control`).
   * @throws ServiceUnavailableError where Argo CD cannot be reached.
   */
  refreshApplication(
    application: ApplicationOfEntity,
    asked: Asked & { hard: boolean },
  ): Promise<ApplicationActionAnswer>;

  /**
   * Asks Argo CD to sync. `kuberay.application.sync` on the entity, and `kuberay.cluster.read`. As `refreshApplication`, and
   *
   * @throws ConflictError while an operation runs, while the Application is being deleted, and where live replicas
   *   would be reset and that is not accepted.
   */
  syncApplication(
    application: ApplicationOfEntity,
    asked: Asked & { acceptReplicaReset: boolean },
  ): Promise<ApplicationActionAnswer>;
}
