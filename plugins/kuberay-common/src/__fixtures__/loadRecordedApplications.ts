import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod/v3';
import { toApplicationRecord, type ApplicationRecord } from '../argocd';
import { toRayClusterRecord, type RayClusterRecord } from '../ray';
import { RECORDED_CLUSTER } from './loadRecorded';

/** Applications of a real Argo CD at one moment, and the RayClusters that were there. */
export interface RecordedApplications {
  /** What the moment is. */
  at: string;
  applications: ApplicationRecord[];
  rayClusters: RayClusterRecord[];
}

const storySchema = z.array(
  z.object({
    at: z.string(),
    applications: z.array(z.unknown()),
    rayClusters: z.array(z.unknown()),
  }),
);

/** One moment (`healthy`, `nodes-lost`, `zoo`, `multi-source`) or several (`walk`, `allinone`, `autoscale`, `recommended`). */
export function loadRecordedApplications(name: string): RecordedApplications[] {
  const file = resolve(__dirname, 'recorded/applications', `${name}.json`);
  return storySchema
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .map(({ at, applications, rayClusters }) => ({
      at,
      applications: applications.map(object =>
        toApplicationRecord(
          { cluster: RECORDED_CLUSTER, readFrom: 'kubernetes' },
          object,
        ),
      ),
      rayClusters: rayClusters.map(object =>
        toRayClusterRecord(RECORDED_CLUSTER, object),
      ),
    }));
}
