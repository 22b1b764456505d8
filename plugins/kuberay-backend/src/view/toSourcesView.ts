import type {
  ClusterSource,
  SourceKind,
  SourcesView,
} from 'backstage-plugin-kuberay-common';
import type { ClusterInfo } from '../kube/ClusterDirectory';
import type { KindState } from '../store/KindState';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import type { Knowledge } from './Knowledge';
import {
  allClusterViews,
  allInstanceViews,
  toSourceView,
} from './toSourceView';

/** Options of {@link toSourcesView}. */
export interface ToSourcesViewOptions {
  knowledge: Knowledge;
  kubernetesVersions: Pick<KubernetesVersions, 'get'>;
  /** By instance: `v3.5.1+abc`. */
  argocdVersions: Pick<KubernetesVersions, 'get'>;
}

/**
 * Every cluster and every Argo CD instance that is read, and what version each runs, as far as it has said so. A cluster
 * that cannot be watched, such as one that needs a service account, has no kinds and says why.
 */
export function toSourcesView(options: ToSourcesViewOptions): SourcesView {
  const { knowledge, kubernetesVersions, argocdVersions } = options;
  const { directory, snapshot } = knowledge;
  const infos = directory.state === 'known' ? directory.clusters : [];
  const listed = new Set(infos.map(({ name }) => name));
  return {
    sources: [
      ...infos.map(info =>
        toClusterSource(info, knowledge, kubernetesVersions),
      ),
      // What stands for the clusters that nobody has told us.
      ...allClusterViews(knowledge)
        .filter(({ cluster }) => !listed.has(cluster))
        .map(source => ({
          ...source,
          via: 'kubernetes-plugin' as const,
          kinds: [],
        })),
    ],
    instances: allInstanceViews(knowledge).map(source => {
      const argocdVersion = argocdVersions.get(source.cluster);
      const state = snapshot.instances.get(source.cluster);
      return {
        ...source,
        ...(argocdVersion && { argocdVersion }),
        kinds: state ? [toSourceKind('Application', state)] : [],
      };
    }),
  };
}

function toClusterSource(
  { name, via }: ClusterInfo,
  knowledge: Knowledge,
  versions: Pick<KubernetesVersions, 'get'>,
): ClusterSource {
  const kubernetesVersion = versions.get(name);
  return {
    ...toSourceView(name, knowledge),
    via,
    ...(kubernetesVersion && { kubernetesVersion }),
    kinds: Object.entries(knowledge.snapshot.clusters.get(name) ?? {}).map(
      ([kind, state]) => toSourceKind(kind, state),
    ),
  };
}

function toSourceKind(kind: string, state: KindState<unknown>): SourceKind {
  let objects = 0;
  for (const names of state.records.values()) {
    objects += names.size;
  }
  return {
    kind,
    installed: state.installed,
    freshness: state.freshness,
    objects,
  };
}
