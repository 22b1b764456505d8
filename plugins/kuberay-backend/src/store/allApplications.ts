import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { allRecords } from './allRecords';
import type { Snapshot } from './ResourceStore';

/**
 * Every Application that is known, once: one that is read as an object of Kubernetes and through Argo CD's API, too,
 * counts as the object, which is whole.
 */
export function allApplications(snapshot: Snapshot): ApplicationRecord[] {
  const objects = allRecords(snapshot, 'Application');
  const known = new Set(objects.map(({ uid }) => uid));
  const listed = [...snapshot.instances.values()].flatMap(({ records }) =>
    [...records.values()].flatMap(names => [...names.values()]),
  );
  return [...objects, ...listed.filter(({ uid }) => !known.has(uid))];
}
