import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { EntityView, SourcesView } from 'backstage-plugin-kuberay-common';

/** What this plugin answers, to whom it may. */
export interface KuberayService {
  /**
   * Everything about the Ray clusters of an entity, computed from one moment of the store.
   *
   * @throws NotAllowedError without the permission `kuberay.cluster.read`.
   * @throws NotFoundError for an entity that is not there or that the caller may not see: nobody can tell which.
   */
  getEntityView(
    entityRef: CompoundEntityRef,
    options: { credentials: BackstageCredentials },
  ): Promise<EntityView>;

  /**
   * Every Kubernetes cluster that is read, how fresh that is, and what version it runs.
   *
   * @throws NotAllowedError without the permission `kuberay.fleet.read`.
   */
  getSourcesView(options: {
    credentials: BackstageCredentials;
  }): Promise<SourcesView>;
}
