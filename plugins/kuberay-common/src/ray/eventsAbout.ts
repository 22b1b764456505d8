import { RAYCLUSTER_KIND } from './names';
import type { EventRecord, PodRecord, RayClusterRecord } from './records';

/** Events of this RayCluster and of these pods of it; not of a predecessor of the same name, whose events outlive it for an hour. */
export function eventsAbout(
  record: RayClusterRecord,
  pods: PodRecord[],
  events: EventRecord[],
): EventRecord[] {
  // Most clusters have none, and some have thousands of pods.
  if (events.length === 0) {
    return [];
  }
  const podUids = new Map(pods.map(({ name, uid }) => [name, uid]));
  return events.filter(({ cluster, namespace, involved }) => {
    if (cluster !== record.cluster || namespace !== record.namespace) {
      return false;
    }
    if (involved.kind === RAYCLUSTER_KIND) {
      return (
        involved.name === record.name &&
        (involved.uid ?? record.uid) === record.uid
      );
    }
    const uid = podUids.get(involved.name);
    return (
      involved.kind === 'Pod' &&
      uid !== undefined &&
      (involved.uid ?? uid) === uid
    );
  });
}
