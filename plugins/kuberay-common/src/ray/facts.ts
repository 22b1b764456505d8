import type { RayWords, WorkerGroupView } from '../view';
import { conditionStatus } from './conditions';
import { assessHeadPod, type HeadAssessment } from './headPod';
import { eventsAbout } from './eventsAbout';
import {
  EVENT_NODE_NOT_READY,
  RAYSERVICE_KIND,
  RayConditionType,
  RayState,
} from './names';
import { originatedFrom } from './originatedFrom';
import { findUnmetDemands, type UnmetDemands } from './pendingDemands';
import type { EventRecord, PodRecord, RayClusterRecord } from './records';
import { findRejection } from './rejection';
import { assessWorkerGroup } from './workerGroup';

/** Everything that verdict and findings of one RayCluster are made of, read once. */
export interface RayClusterFacts {
  record: RayClusterRecord;
  now: Date;
  /** Pods of this cluster. */
  pods: PodRecord[];
  /** Those that are not being deleted. */
  livePods: PodRecord[];
  /** Warning events of this cluster and of those pods. */
  events: EventRecord[];
  /** Names of pods whose node is not ready, from their events. */
  podsOnLostNodes: ReadonlySet<string>;
  head: HeadAssessment;
  /** It may be right that workers do not get ready: no head is ready, or a RayService has no use for them now. */
  mayWait: boolean;
  /** In the order of the spec. Of two groups with one name the first gets all pods: nobody can tell them apart. */
  groups: WorkerGroupView[];
  /** Group names that occur more than once in the spec. */
  duplicateGroups: string[];
  /** Groups that are no longer in the spec, with their live pods. */
  orphanedGroups: Array<{ name: string; pods: number }>;
  /** The operator says that it refuses the object. */
  rejection?: EventRecord;
  suspended: boolean;
  /** What Ray itself says, where it was asked. */
  words?: RayWords;
  /** What Ray asks for and nobody brings. */
  unmet: UnmetDemands;
}

/** Stands for the group of a worker pod without the label; the operator writes it on all of its own. */
export const NO_GROUP = '(no group)';

/** Options of {@link collectRayClusterFacts}. */
export interface CollectRayClusterFactsOptions {
  record: RayClusterRecord;
  /** Pods with this cluster's label; others are left out. */
  pods: PodRecord[];
  /** Warning events; those about others are left out. */
  events: EventRecord[];
  words?: RayWords;
  now: Date;
}

/** Sorts pods into head, groups and orphans, and judges each. */
export function collectRayClusterFacts(
  options: CollectRayClusterFactsOptions,
): RayClusterFacts {
  const { record, words, now } = options;
  const pods = options.pods.filter(
    pod =>
      pod.cluster === record.cluster &&
      pod.namespace === record.namespace &&
      pod.rayCluster === record.name,
  );
  const events = eventsAbout(record, pods, options.events);
  const podsOnLostNodes = new Set(
    events
      .filter(({ reason }) => reason === EVENT_NODE_NOT_READY)
      .map(({ involved }) => involved.name),
  );
  const workers = pods.filter(({ nodeType }) => nodeType === 'worker');
  const names = record.spec.groups.map(({ name }) => name);
  const suspended = isSuspended(record);
  const head = assessHeadPod({
    pods: pods.filter(({ nodeType }) => nodeType === 'head'),
    podsOnLostNodes,
    now,
  });
  const mayWait =
    !head.view.ready || originatedFrom(record)?.kind === RAYSERVICE_KIND;
  const groups = record.spec.groups.map((group, index) =>
    assessWorkerGroup({
      group,
      pods:
        names.indexOf(group.name) === index
          ? workers.filter(pod => pod.group === group.name)
          : [],
      podsOnLostNodes,
      clusterSuspended: record.spec.suspend || suspended,
      mayWait,
      now,
    }),
  );
  return {
    record,
    now,
    pods,
    events,
    podsOnLostNodes,
    livePods: pods.filter(({ deletionTimestamp }) => !deletionTimestamp),
    head,
    mayWait,
    groups,
    duplicateGroups: [
      ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
    ],
    orphanedGroups: countOrphans(workers, names),
    rejection: findRejection(events),
    suspended,
    words,
    unmet: findUnmetDemands({ record, groups, words }),
  };
}

/** With the feature gate for conditions off, the deprecated state is all there is. */
function isSuspended({ status }: RayClusterRecord): boolean {
  if (!status) {
    return false;
  }
  return status.conditions.length > 0
    ? conditionStatus(status.conditions, RayConditionType.Suspended) === 'true'
    : status.state === RayState.Suspended;
}

function countOrphans(
  workers: PodRecord[],
  groupNames: string[],
): RayClusterFacts['orphanedGroups'] {
  const counts = new Map<string, number>();
  for (const { group = NO_GROUP, deletionTimestamp } of workers) {
    if (!groupNames.includes(group) && !deletionTimestamp) {
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
  }
  return [...counts].map(([name, pods]) => ({ name, pods }));
}
