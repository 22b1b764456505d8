import type { SourcesView } from 'backstage-plugin-kuberay-common';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import type { Knowledge } from './Knowledge';
import { allSourceViews } from './toSourceView';

/** Every configured cluster and what version it runs, as far as it has said so. */
export function toSourcesView(
  knowledge: Knowledge,
  versions: Pick<KubernetesVersions, 'get'>,
): SourcesView {
  return {
    sources: allSourceViews(knowledge).map(source => {
      const kubernetesVersion = versions.get(source.cluster);
      return { ...source, ...(kubernetesVersion && { kubernetesVersion }) };
    }),
  };
}
