import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ApplicationActionAnswer,
  EntityView,
  FleetHistoryView,
  FleetQuery,
  FleetView,
  HistoryView,
  RefreshRequest,
  SyncRequest,
} from 'backstage-plugin-kuberay-common';

/**
 * Options of {@link KuberayApi.getEntityView}.
 *
 * @public
 */
export interface GetEntityViewOptions {
  entityRef: CompoundEntityRef;
  /** Of the view that the caller holds: an answer without a view means that it still stands. */
  etag?: string;
  signal?: AbortSignal;
}

/** A view that is new, or the news that the one with the given ETag still stands. @public */
export type ViewAnswer<View> =
  | { state: 'changed'; view: View; etag: string | undefined }
  | { state: 'unchanged' };

/** The view of one entity, or the news that the caller's still stands. @public */
export type EntityViewAnswer = ViewAnswer<EntityView>;

/**
 * Options of {@link KuberayApi.streamEntityView}.
 *
 * @public
 */
export interface StreamEntityViewOptions {
  entityRef: CompoundEntityRef;
  /** Ends the stream; the only way to do so from here. */
  signal: AbortSignal;
  /** Each view, the first at once, then one per change. */
  onView: (view: EntityView, etag: string | undefined) => void;
  /** A sign of life between views; a stream without any for 45 s is dead. */
  onHeartbeat?: () => void;
}

/** Why the backend has ended a stream; `closed`: it did not say. @public */
export type StreamEnd =
  | 'not-allowed'
  | 'not-found'
  | 'token-expired'
  | 'shutdown'
  | 'failed'
  | 'closed';

/**
 * Options of {@link KuberayApi.getHistory}.
 *
 * @public
 */
export interface GetHistoryOptions {
  entityRef: CompoundEntityRef;
  /** ISO 8601. What is after now is not in the answer, whose `to` is then the backend's now. */
  from: string;
  to: string;
  /** ISO 8601 duration, at most 500 of them between `from` and `to`; the backend chooses one where it is absent. */
  step?: string;
  signal?: AbortSignal;
}

/**
 * Options of {@link KuberayApi.getFleet}.
 *
 * @public
 */
export interface GetFleetOptions {
  query?: FleetQuery;
  etag?: string;
  signal?: AbortSignal;
}

/**
 * Options of {@link KuberayApi.getFleetHistory}.
 *
 * @public
 */
export interface GetFleetHistoryOptions {
  query?: FleetQuery;
  signal?: AbortSignal;
}

/**
 * Options of {@link KuberayApi.refreshApplication}.
 *
 * @public
 */
export interface RefreshApplicationOptions {
  entityRef: CompoundEntityRef;
  /** The opaque id of the view. */
  application: string;
  request?: RefreshRequest;
}

/**
 * Options of {@link KuberayApi.syncApplication}.
 *
 * @public
 */
export interface SyncApplicationOptions {
  entityRef: CompoundEntityRef;
  /** The opaque id of the view. */
  application: string;
  request?: SyncRequest;
}

/**
 * What the frontend asks of the KubeRay backend.
 *
 * Every method throws `ResponseError` when the backend refuses or fails (403: the user may not), and
 * `MalformedAnswerError` when its answer is not what the method promises.
 *
 * @public
 */
export interface KuberayApi {
  /** Reads everything about an entity's Ray clusters once. */
  getEntityView(options: GetEntityViewOptions): Promise<EntityViewAnswer>;

  /**
   * Everything about an entity's Ray clusters, as it changes; resolves when the backend ends the stream.
   *
   * @throws ResponseError when the stream is refused; whatever fetch throws when the connection is lost.
   */
  streamEntityView(options: StreamEntityViewOptions): Promise<StreamEnd>;

  /** Worker counts of an entity's Ray clusters over time. */
  getHistory(options: GetHistoryOptions): Promise<HistoryView>;

  /** One page of the Ray clusters of all sources, the worst first. */
  getFleet(options: GetFleetOptions): Promise<ViewAnswer<FleetView>>;

  /** Ready and desired workers of the same Ray clusters in the last hour. */
  getFleetHistory(options: GetFleetHistoryOptions): Promise<FleetHistoryView>;

  /** Asks Argo CD to compare an Application with Git again. */
  refreshApplication(
    options: RefreshApplicationOptions,
  ): Promise<ApplicationActionAnswer>;

  /**
   * Asks Argo CD to apply what Git says.
   *
   * @throws ResponseError 409 while an operation runs, or when it would write over live replicas and the
   * request does not accept that.
   */
  syncApplication(
    options: SyncApplicationOptions,
  ): Promise<ApplicationActionAnswer>;
}

/** Replace it in an app to read Ray clusters from somewhere else. @public */
export const kuberayApiRef = createApiRef<KuberayApi>().with({
  id: 'plugin.kuberay.client',
  pluginId: 'kuberay',
});
