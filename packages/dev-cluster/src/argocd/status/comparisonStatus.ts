import type { KubeObject } from '../../kube-api';
import type {
  Application,
  ApplicationCondition,
  ApplicationStatus,
} from '../Application';
import type { Comparison } from '../diff/compare';
import { toResourceStatus } from '../diff/compare';
import { formatTime } from '../formatTime';
import { applicationHealth } from '../health/applicationHealth';
import type { Origin } from '../Origin';
import { revisionFields, sourceFields } from '../Origin';
import { workloadImages } from '../workloadImages';
import { stampConditions } from './conditions';

/** Fields of `status`; one that is there and undefined is to be removed. */
export type StatusPatch = { [field in keyof ApplicationStatus]?: unknown };

/** What a comparison says of an Application, in the shape of the recorded ones. */
export function comparisonStatus(options: {
  application: Application;
  comparison: Comparison;
  origin: Origin;
  /** One per source; undefined when there was no target state. */
  sourceTypes: ApplicationStatus['sourceTypes'];
  conditions: readonly ApplicationCondition[];
  /** The pods of the live objects. */
  pods: readonly KubeObject[];
  /** False when only live objects changed: the time of the last full comparison stays (recorded). */
  isFull: boolean;
  /** Milliseconds since the epoch. */
  now: number;
  /** When the comparison began. */
  startedAt: number;
}): StatusPatch {
  const { application, comparison, conditions, origin, now } = options;
  const { spec, metadata, status = {} } = application;
  const resources = comparison.resources.map(toResourceStatus);
  const health = applicationHealth(comparison.resources);
  const summary = summarize(comparison, options.pods);
  return {
    controllerNamespace: metadata.namespace,
    resourceHealthSource: 'appTree',
    sync: {
      comparedTo: {
        destination: spec.destination,
        ...(spec.ignoreDifferences?.length && {
          ignoreDifferences: spec.ignoreDifferences,
        }),
        ...sourceFields(origin),
      },
      ...revisionFields(origin),
      status: comparison.syncStatus,
    },
    health: {
      lastTransitionTime:
        status.health?.status === health
          ? status.health.lastTransitionTime
          : formatTime(now),
      status: health,
    },
    resources: resources.length > 0 ? resources : undefined,
    conditions:
      conditions.length > 0
        ? stampConditions(conditions, status.conditions ?? [], now)
        : undefined,
    // The one or the other: an Application may turn from one source to several.
    sourceType: origin.isMulti ? undefined : options.sourceTypes?.[0],
    sourceTypes: origin.isMulti ? options.sourceTypes : undefined,
    ...(options.isFull && { reconciledAt: formatTime(options.startedAt) }),
    // An empty summary is there only once an operation was set (recorded/zoo: manual).
    ...((status.summary || Object.keys(summary).length > 0) && { summary }),
  };
}

/** What an Application gets whose spec is refused: nothing is known of it. */
export function invalidSpecStatus(options: {
  application: Application;
  messages: readonly string[];
  now: number;
}): StatusPatch {
  const { application, messages, now } = options;
  const { status = {}, metadata } = application;
  return {
    controllerNamespace: metadata.namespace,
    resourceHealthSource: 'appTree',
    sync: { ...status.sync, status: 'Unknown' },
    health: {
      lastTransitionTime:
        status.health?.status === 'Unknown'
          ? status.health.lastTransitionTime
          : formatTime(now),
      status: 'Unknown',
    },
    conditions: stampConditions(
      messages.map(message => ({ type: 'InvalidSpecError', message })),
      status.conditions ?? [],
      now,
    ),
    reconciledAt: formatTime(now),
  };
}

function summarize(
  comparison: Comparison,
  pods: readonly KubeObject[],
): NonNullable<ApplicationStatus['summary']> {
  const live = comparison.resources.flatMap(resource => resource.live ?? []);
  const images = [
    ...new Set([...live, ...pods].flatMap(object => workloadImages(object))),
  ];
  const isAppOfApps = comparison.resources.some(
    ({ target, live: object }) => (target ?? object)?.kind === 'Application',
  );
  return {
    ...(images.length > 0 && { images: images.sort() }),
    ...(isAppOfApps && { isAppOfApps }),
  };
}
