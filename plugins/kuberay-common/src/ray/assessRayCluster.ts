import { findInRayCluster } from '../findings/findInRayCluster';
import type {
  Finding,
  RayClusterView,
  RayWords,
  Totals,
  Verdict,
} from '../view';
import { desiredPods } from './desiredPods';
import { toEventViews } from './eventViews';
import { collectRayClusterFacts } from './facts';
import { judgeRayCluster } from './judgeRayCluster';
import { LABEL_HELM_CHART } from './names';
import { originatedFrom } from './originatedFrom';
import { toPodViews } from './podViews';
import type { EventRecord, PodRecord, RayClusterRecord } from './records';
import { totalResources } from './totals';

/**
 * Options of {@link assessRayCluster}.
 *
 * @public
 */
export interface AssessRayClusterOptions {
  record: RayClusterRecord;
  /** Pods of this RayCluster; pods of others are left out. */
  pods: PodRecord[];
  /** Warning events of this RayCluster and its pods; others are left out. */
  events: EventRecord[];
  now: Date;
  /** The Kubernetes cluster's title for people. */
  clusterTitle: string;
  links?: RayClusterView['links'];
  /** What Ray itself says, where it was asked; without an autoscaler it is left out. */
  words?: RayWords;
}

/** What we say of one RayCluster. @public */
export interface RayClusterAssessment {
  view: RayClusterView;
  verdict: Verdict;
  findings: Finding[];
}

/** Judges a RayCluster that exists. Pure: the same records and time give the same answer. @public */
export function assessRayCluster(
  options: AssessRayClusterOptions,
): RayClusterAssessment {
  const { record, clusterTitle, links = {} } = options;
  const facts = collectRayClusterFacts(options);
  const { phase, verdict } = judgeRayCluster(facts);
  // A rejected cluster has no pods and never will: counts would look like a cluster that starts.
  const rejected = verdict.code === 'spec-rejected';
  const groups = rejected ? [] : facts.groups;
  const wantsHead = !rejected && !facts.suspended && !record.spec.suspend;
  return {
    verdict,
    findings: findInRayCluster(facts, verdict),
    view: {
      ref: {
        cluster: record.cluster,
        namespace: record.namespace,
        name: record.name,
      },
      clusterTitle,
      phase,
      createdAt: record.createdAt,
      head: wantsHead || facts.head.state ? facts.head.view : undefined,
      groups,
      orphanedGroups: facts.orphanedGroups,
      totals: toTotals(record, groups, wantsHead ? 1 : 0),
      workersWhenResumed: facts.suspended
        ? record.spec.groups.reduce(
            (pods, group) => pods + desiredPods(group),
            0,
          )
        : undefined,
      autoscaler: {
        enabled: record.spec.autoscaling,
        version: record.spec.autoscalerVersion,
        idleTimeoutSeconds: record.spec.idleTimeoutSeconds,
        words: record.spec.autoscaling ? options.words : undefined,
      },
      originatedFrom: originatedFrom(record),
      suspend: record.spec.suspend,
      ...toPodViews(facts),
      events: toEventViews(facts.events),
      rayVersion: record.spec.rayVersion,
      image: record.spec.head.image,
      chart: record.labels[LABEL_HELM_CHART],
      conditions: record.status?.conditions ?? [],
      links,
    },
  };
}

function toTotals(
  record: RayClusterRecord,
  groups: RayClusterView['groups'],
  heads: number,
): Totals {
  return {
    workersReady: groups.reduce((total, { ready }) => total + ready, 0),
    workersDesired: groups.reduce((total, { desired }) => total + desired, 0),
    ...totalResources([
      { template: record.spec.head, pods: heads },
      ...groups.map(({ desired }, index) => ({
        template: record.spec.groups[index].template,
        pods: desired,
      })),
    ]),
  };
}
