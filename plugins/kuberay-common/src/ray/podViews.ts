import type { PodView } from '../view';
import type { PodRecord } from './records';
import { assessRayPod, type RayPodState } from './rayPod';

/** More than fit on a page; the sick ones come first, so none of those is cut off before a healthy one. */
const PODS_SHOWN = 100;

/** Worst first. */
const STATE_RANK: Readonly<Record<PodView['state'], number>> = {
  failing: 0,
  waiting: 1,
  starting: 2,
  terminating: 3,
  ready: 4,
};

/** The head is looked for first. */
const NODE_TYPE_RANK: Readonly<Record<PodView['nodeType'], number>> = {
  head: 0,
  worker: 1,
  other: 2,
};

/** Options of {@link toPodViews}. */
export interface ToPodViewsOptions {
  /** Pods of one RayCluster, those that are being deleted too. */
  pods: PodRecord[];
  /** Names of pods whose node is not ready, from their events. */
  podsOnLostNodes: ReadonlySet<string>;
  /** It may be right that workers do not get ready. */
  mayWait?: boolean;
  now: Date;
}

/** Pods for people, each by the judgement that the counts of its group are made of; at most 100, the worst first. */
export function toPodViews(options: ToPodViewsOptions): {
  pods: PodView[];
  podsOmitted: number;
} {
  const { pods, podsOnLostNodes, mayWait, now } = options;
  const views = pods
    .map(pod =>
      toPodView(
        pod,
        assessRayPod({
          pod,
          nodeNotReady: podsOnLostNodes.has(pod.name),
          mayWait,
          now,
        }),
      ),
    )
    .sort(byConcern);
  return {
    pods: views.slice(0, PODS_SHOWN),
    podsOmitted: Math.max(0, views.length - PODS_SHOWN),
  };
}

function toPodView(pod: PodRecord, state: RayPodState): PodView {
  return {
    name: pod.name,
    nodeType: pod.nodeType,
    group: pod.group,
    state: state.state === 'lost' ? 'failing' : state.state,
    reason: 'reason' in state ? state.reason : undefined,
    message: 'message' in state ? state.message : undefined,
    restarts: pod.restarts,
    node: pod.node,
    image: pod.image,
    createdAt: pod.createdAt,
  };
}

function byConcern(left: PodView, right: PodView): number {
  return (
    STATE_RANK[left.state] - STATE_RANK[right.state] ||
    NODE_TYPE_RANK[left.nodeType] - NODE_TYPE_RANK[right.nodeType] ||
    (left.name < right.name ? -1 : 1)
  );
}
