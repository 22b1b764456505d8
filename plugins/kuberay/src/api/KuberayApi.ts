import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { EntityView } from 'backstage-plugin-kuberay-common';

/** Options of {@link KuberayApi.getEntityView}. */
export interface GetEntityViewOptions {
  entityRef: CompoundEntityRef;
  /** Of the view that the caller holds: an answer without a view means that it still stands. */
  etag?: string;
  signal?: AbortSignal;
}

/** The view, or the news that the one with the given ETag still stands. */
export type EntityViewAnswer =
  | { state: 'changed'; view: EntityView; etag: string | undefined }
  | { state: 'unchanged' };

/** What the frontend asks of the KubeRay backend. */
export interface KuberayApi {
  /**
   * Reads everything about an entity's Ray clusters once.
   *
   * @throws ResponseError when the backend refuses or fails; 403 means that the user may not see them.
   * @throws MalformedAnswerError when the answer is not an `EntityView`.
   */
  getEntityView(options: GetEntityViewOptions): Promise<EntityViewAnswer>;
}

/** Replace it in an app to read Ray clusters from somewhere else. */
export const kuberayApiRef = createApiRef<KuberayApi>().with({
  id: 'plugin.kuberay.client',
  pluginId: 'kuberay',
});
