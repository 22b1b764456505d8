import type {
  ClusterSource,
  InstanceSource,
  SourcesView,
  SourceView,
} from 'backstage-plugin-kuberay-common';

/** What was seen of a Kubernetes cluster or Argo CD instance while the fleet was read. */
export interface ReadSource {
  kind: SourceView['kind'];
  name: string;
  /** All its RayClusters were seen, all the time: one that is not in the fleet is not there. */
  isRead: boolean;
  /** All its Applications were, too. */
  knowsApplications: boolean;
  /** Behind it may be Kubernetes clusters that the fleet does not name. */
  hidesClusters: boolean;
}

/** Options of {@link judgeSources}. */
export interface JudgeSourcesOptions {
  /** As each page of the fleet tells them. */
  pages: readonly (readonly SourceView[])[];
  /** Answers of `/v1/sources` from before and after the fleet, which tell the kinds apart. */
  details: readonly SourcesView[];
}

/**
 * How much of each source the pages of a fleet have seen.
 *
 * A source is as fresh as its worst kind; one whose pods are forbidden is never live, and yet all its RayClusters are
 * seen. So of a source that is not live its kinds are asked; they are believed only where they belong to the same
 * state of the same process, since a portal may have several and each request may reach another one.
 */
export function judgeSources(options: JudgeSourcesOptions): ReadSource[] {
  const { pages, details } = options;
  const names = new Map(
    pages.flat().map(source => [keyOf(source), source] as const),
  );
  return [...names.values()].map(source => {
    const seen = pages.map(page => find(page, source));
    const told = details.map(({ sources, instances }) =>
      find([...sources, ...instances], source),
    );
    const isLive = seen.every(one => one?.freshness.state === 'live');
    const isRead = isLive || isKindLive('RayCluster', seen, told);
    return {
      kind: source.kind,
      name: source.cluster,
      isRead,
      knowsApplications: isLive || isKindLive('Application', seen, told),
      hidesClusters: !isRead && !seen.every(isClusterOfTheConfiguration),
    };
  });
}

function find<T extends SourceView>(
  sources: readonly T[],
  { kind, cluster }: SourceView,
): T | undefined {
  return sources.find(
    source => source.kind === kind && source.cluster === cluster,
  );
}

function isKindLive(
  kind: 'RayCluster' | 'Application',
  seen: readonly (SourceView | undefined)[],
  told: readonly (ClusterSource | InstanceSource | undefined)[],
): boolean {
  const states = told.map(
    source => source?.kinds.find(one => one.kind === kind)?.freshness,
  );
  return (
    states.every(freshness => freshness?.state === 'live') &&
    areEqual(states) &&
    areEqual([...seen, ...told].map(source => source?.freshness))
  );
}

/** They hold times: two processes or two states have different ones. */
function areEqual(values: readonly unknown[]): boolean {
  return new Set(values.map(value => JSON.stringify(value))).size === 1;
}

/**
 * Not what stands for all clusters while nobody has told us which there are: that never was live. An Argo CD instance
 * that is not live may have more clusters than it has told.
 */
function isClusterOfTheConfiguration(source: SourceView | undefined): boolean {
  if (source?.kind !== 'kubernetes') {
    return false;
  }
  const { freshness } = source;
  return (
    freshness.state === 'live' ||
    freshness.state === 'stale' ||
    (freshness.state === 'failed' &&
      freshness.problem.code === 'needs-service-account')
  );
}

function keyOf({ kind, cluster }: SourceView): string {
  return `${kind} ${cluster}`;
}
