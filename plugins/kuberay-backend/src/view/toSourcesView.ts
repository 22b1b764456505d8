import type { SourcesView } from 'backstage-plugin-kuberay-common';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import type { Knowledge } from './Knowledge';

/** Options of {@link toSourcesView}. */
export interface ToSourcesViewOptions {
  knowledge: Knowledge;
  kubernetesVersions: Pick<KubernetesVersions, 'get'>;
  /** By instance: `v3.5.1+abc`. */
  argocdVersions: Pick<KubernetesVersions, 'get'>;
}

/** Every cluster and every Argo CD instance that is read, and what version each runs, as far as it has said so. */
export function toSourcesView(_options: ToSourcesViewOptions): SourcesView {
  throw new Error('not built yet');
}
