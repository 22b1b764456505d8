import {
  findInApplications,
  formatRayClusterRef,
  joinVerdicts,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  ApplicationView,
  Finding,
  RayClusterAddress,
  RayClusterRecord,
  RayClusterRef,
  RayClusterView,
  SourceView,
  Verdict,
} from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import { ApplicationIndex } from './ApplicationIndex';
import type { CollectedApplications } from './collectApplications';
import { collectApplications } from './collectApplications';
import type { AskingEntity } from './controlOf';
import { describeRayCluster } from './describeRayCluster';
import { findUnknownDestinations } from './findUnknownDestinations';
import type { Knowledge } from './Knowledge';
import type { LocatedMatch } from './locateMatch';
import { isPlaced } from './rayClusterRefs';
import {
  allClusterViews,
  toInstanceSourceView,
  toSourceView,
} from './toSourceView';
import { unplacedRayCluster } from './unplacedRayCluster';

/** Options of {@link describeTogether}. */
export interface DescribeTogetherOptions {
  located: Pick<LocatedMatch, 'addresses' | 'named' | 'sources' | 'findings'>;
  /** Who asks; absent: nobody in particular. */
  entity?: AskingEntity & { kind: string };
  knowledge: Knowledge;
  argocdLinks: ArgocdLinkConfig;
  now: Date;
}

/** Ray clusters with all that has a part in them. */
export interface DescribedTogether {
  verdict: Verdict;
  rayClusters: RayClusterView[];
  applications: ApplicationView[];
  /** By the formatted ref of the RayCluster: those that deploy it. */
  deploying: ReadonlyMap<string, ApplicationView[]>;
  findings: Finding[];
  sources: SourceView[];
}

/** Judges Ray clusters together with the Applications behind them. */
export function describeTogether(
  options: DescribeTogetherOptions,
): DescribedTogether {
  const { located, entity, knowledge, argocdLinks, now } = options;
  const { addresses, named } = located;
  const refs = addresses.filter(isPlaced);
  const { views, records, deploying } = collectApplications({
    refs,
    named,
    entity,
    knowledge,
    argocdLinks,
  });
  const described = addresses.map(address =>
    isPlaced(address)
      ? describeRayCluster({
          ref: address,
          applications: deploying.get(formatRayClusterRef(address)) ?? [],
          knowledge,
          now,
        })
      : unplacedRayCluster(address, allClusterViews(knowledge)),
  );
  const verdicts = described.map(({ verdict }) => verdict);
  const sources = collectSources(options, records);
  return {
    verdict: joinVerdicts({
      rayClusters: described.map(({ view: { ref }, verdict }) => ({
        ref,
        verdict,
      })),
      applications: views,
      sources,
      kind: entity?.kind ?? '',
    }),
    rayClusters: described.map(({ view }) => view),
    applications: views,
    deploying,
    findings: [
      ...located.findings,
      ...described.flatMap(({ findings }) => findings),
      ...findInApplications({
        verdicts,
        applications: views,
        records,
        rayClusters: refs.flatMap(ref => recordOf(ref, knowledge) ?? []),
        guardedClusters: ApplicationIndex.of(knowledge).guardedClusters,
        destinationOf: application =>
          ApplicationIndex.of(knowledge).locate(application)?.destination,
        alreadyFound: described.flatMap(({ findings }) => findings),
        now,
      }),
      ...findUnknownDestinations({
        named,
        // One that a RayJob or RayService made is none of Git's.
        undeployed: described.flatMap(({ view }, index) =>
          view.originatedFrom || isDeployed(addresses[index], deploying)
            ? []
            : addresses[index],
        ),
        knowledge,
      }),
    ],
    sources,
  };
}

/** The clusters and instances that have a part in the answer, each once. */
function collectSources(
  { located, knowledge }: DescribeTogetherOptions,
  applications: readonly ApplicationRecord[],
): SourceView[] {
  const { addresses, sources } = located;
  const all = [
    ...sources(),
    ...(addresses.every(isPlaced) ? [] : allClusterViews(knowledge)),
    ...addresses
      .filter(isPlaced)
      .map(({ cluster }) => toSourceView(cluster, knowledge)),
    ...applications.map(({ readFrom, cluster }) =>
      readFrom === 'argocd'
        ? toInstanceSourceView(cluster, knowledge)
        : toSourceView(cluster, knowledge),
    ),
  ];
  return [
    ...new Map(
      all.map(source => [`${source.kind}/${source.cluster}`, source]),
    ).values(),
  ];
}

function isDeployed(
  address: RayClusterAddress,
  deploying: CollectedApplications['deploying'],
): boolean {
  return (deploying.get(formatRayClusterRef(address)) ?? []).length > 0;
}

function recordOf(
  { cluster, namespace, name }: RayClusterRef,
  { snapshot }: Knowledge,
): RayClusterRecord | undefined {
  return snapshot.clusters
    .get(cluster)
    ?.RayCluster.records.get(namespace)
    ?.get(name);
}
