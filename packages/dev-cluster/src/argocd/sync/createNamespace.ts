import type { ObjectStore } from '../../kube-api';
import type { Application, ResourceResult } from '../Application';

/** The destination's namespace, when the operation is to create it and it is not there. */
export function findMissingNamespace(
  application: Application,
  store: ObjectStore,
): string | undefined {
  const { namespace } = application.spec.destination;
  return createsNamespace(application) &&
    namespace &&
    !store.get({ kind: 'Namespace', name: namespace })
    ? namespace
    : undefined;
}

/** Whether the operation is to create the destination's namespace, should it not be there. */
export function createsNamespace(application: Application): boolean {
  const options = application.operation?.sync?.syncOptions ?? [];
  return options.includes('CreateNamespace=true');
}

/** Creates the namespace as the first step of a sync, unless somebody was quicker. */
export function createNamespace(
  name: string,
  store: ObjectStore,
): ResourceResult {
  if (!store.get({ kind: 'Namespace', name })) {
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  return {
    group: '',
    version: 'v1',
    kind: 'Namespace',
    namespace: '',
    name,
    status: 'Synced',
    message: `namespace/${name} created`,
    hookPhase: 'Running',
    syncPhase: 'PreSync',
  };
}
