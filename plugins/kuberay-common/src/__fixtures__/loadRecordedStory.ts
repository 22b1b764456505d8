import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod/v3';
import {
  toEventRecord,
  toPodRecord,
  toRayClusterRecord,
  type EventRecord,
  type PodRecord,
  type RayClusterRecord,
} from '../ray';
import { RECORDED_CLUSTER } from './loadRecorded';

/** What the API server had when a RayCluster changed. */
export interface StoryMoment {
  /** ISO 8601. */
  at: string;
  /** Absent once it is gone. */
  rayCluster?: RayClusterRecord;
  pods: PodRecord[];
  events: EventRecord[];
}

const watchEventSchema = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
  at: z.string().default(''),
  object: z
    .object({
      metadata: z
        .object({ name: z.string(), resourceVersion: z.string() })
        .passthrough(),
    })
    .passthrough(),
});

type RecordedEvent = z.output<typeof watchEventSchema>;

const storySchema = z.object({
  rayClusters: z.array(watchEventSchema),
  pods: z.array(watchEventSchema),
  events: z.array(watchEventSchema),
});

/**
 * A RayCluster through time, oldest first: `walk`, `allinone`, `autoscale`, `recommended`. One moment for each of its
 * changes, with the pods and events of the same resourceVersion, which one etcd counts over all kinds.
 */
export function loadRecordedStory(name: string): StoryMoment[] {
  const { rayClusters, pods, events } = storySchema.parse(
    JSON.parse(
      readFileSync(
        resolve(__dirname, 'recorded/stories', `${name}.json`),
        'utf8',
      ),
    ),
  );
  return rayClusters.map(change => ({
    at: change.at,
    rayCluster:
      change.type === 'DELETED'
        ? undefined
        : toRayClusterRecord(RECORDED_CLUSTER, change.object),
    pods: objectsAt(pods, change).map(object =>
      toPodRecord(RECORDED_CLUSTER, object),
    ),
    events: objectsAt(events, change).map(object =>
      toEventRecord(RECORDED_CLUSTER, object),
    ),
  }));
}

function objectsAt(
  changes: RecordedEvent[],
  moment: RecordedEvent,
): RecordedEvent['object'][] {
  const objects = new Map<string, RecordedEvent['object']>();
  for (const { type, object } of changes) {
    if (versionOf(object) <= versionOf(moment.object)) {
      if (type === 'DELETED') {
        objects.delete(object.metadata.name);
      } else {
        objects.set(object.metadata.name, object);
      }
    }
  }
  return [...objects.values()];
}

/** Recorded versions are small; only here, where all are of one etcd, may they be compared. */
function versionOf({ metadata }: RecordedEvent['object']): number {
  return Number(metadata.resourceVersion);
}
