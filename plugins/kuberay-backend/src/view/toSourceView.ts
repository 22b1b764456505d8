import type { Freshness, SourceView } from 'backstage-plugin-kuberay-common';
import type { ClusterSnapshot } from '../store/ResourceStore';
import type { Knowledge } from './Knowledge';
import { worstFreshness } from './worstFreshness';

/** How a Kubernetes cluster that somebody named stands with us. A kind that is not installed is no failure of it. */
export function toSourceView(
  cluster: string,
  knowledge: Knowledge,
): SourceView {
  const { directory } = knowledge;
  switch (directory.state) {
    case 'reading':
      return { cluster, title: cluster, freshness: { state: 'syncing' } };
    case 'failed': {
      const { since, problem } = directory;
      return {
        cluster,
        title: cluster,
        freshness: { state: 'failed', since, problem },
      };
    }
    case 'known': {
      const info = directory.clusters.find(({ name }) => name === cluster);
      const problem = info
        ? info.problem
        : {
            code: 'unknown-cluster' as const,
            message: `The Kubernetes plugin knows no cluster called ${cluster}`,
          };
      return {
        cluster,
        title: info?.title ?? cluster,
        freshness: problem
          ? { state: 'failed', since: directory.since, problem }
          : watchedFreshness(knowledge.snapshot.clusters.get(cluster)),
      };
    }
    default:
      return unexpected(directory);
  }
}

/** Stands for all clusters while nobody has told us which there are. */
const KUBERNETES_PLUGIN = 'Kubernetes plugin';

/** Every configured cluster; before those are known, what they come from. */
export function allSourceViews(knowledge: Knowledge): SourceView[] {
  const { directory } = knowledge;
  return directory.state === 'known'
    ? directory.clusters.map(({ name }) => toSourceView(name, knowledge))
    : [toSourceView(KUBERNETES_PLUGIN, knowledge)];
}

function watchedFreshness(cluster: ClusterSnapshot | undefined): Freshness {
  return cluster
    ? worstFreshness(Object.values(cluster).map(({ freshness }) => freshness))
    : { state: 'syncing' };
}

function unexpected(directory: never): never {
  throw new Error(`Unexpected directory ${JSON.stringify(directory)}`);
}
