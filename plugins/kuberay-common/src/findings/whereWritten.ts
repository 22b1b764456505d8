import { originatedFrom } from '../ray/originatedFrom';
import type { RayClusterRecord } from '../ray/records';

/** Where a person has to correct a RayCluster: in Git, but for one that a RayJob or RayService made. */
export function whereWritten(record: Pick<RayClusterRecord, 'labels'>): string {
  const origin = originatedFrom(record);
  return origin ? `in the ${origin.kind} ${origin.name}`.trimEnd() : 'in Git';
}
