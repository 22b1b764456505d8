import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod/v3';
import { toApplicationRecord, type ApplicationRecord } from '../argocd';
import {
  toEventRecord,
  toPodRecord,
  toRayClusterRecord,
  type EventRecord,
  type PodRecord,
  type RayClusterRecord,
} from '../ray';

/** Name that the recorded Kubernetes cluster has in tests. */
export const RECORDED_CLUSTER = 'prod';

/** Records of one moment of a real control plane. */
export interface RecordedMoment {
  rayClusters: RayClusterRecord[];
  pods: PodRecord[];
  events: EventRecord[];
  applications: ApplicationRecord[];
}

const objects = z.array(z.unknown()).default([]);

const momentSchema = z.object({
  rayClusters: objects,
  pods: objects,
  events: objects,
  applications: objects,
});

/** A condition of a whole control plane: `zoo`, `healthy`, `nodes-lost`, `multi-source`. */
export function loadRecordedMoment(name: string): RecordedMoment {
  return toMoment(momentSchema.parse(readRecorded(name)));
}

function toMoment(moment: z.output<typeof momentSchema>): RecordedMoment {
  const { rayClusters, pods, events, applications } = moment;
  return {
    rayClusters: rayClusters.map(object =>
      toRayClusterRecord(RECORDED_CLUSTER, object),
    ),
    pods: pods.map(object => toPodRecord(RECORDED_CLUSTER, object)),
    events: events.map(object => toEventRecord(RECORDED_CLUSTER, object)),
    applications: applications.map(object =>
      toApplicationRecord(
        { cluster: RECORDED_CLUSTER, readFrom: 'kubernetes' },
        object,
      ),
    ),
  };
}

function readRecorded(name: string): unknown {
  return JSON.parse(
    readFileSync(resolve(__dirname, 'recorded', `${name}.json`), 'utf8'),
  );
}
