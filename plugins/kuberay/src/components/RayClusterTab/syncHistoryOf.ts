import type {
  ApplicationView,
  SyncRecord,
} from 'backstage-plugin-kuberay-common';

/** One sync, and whose. */
export interface SyncOfApplication extends SyncRecord {
  application: Pick<ApplicationView, 'id' | 'name'>;
}

/** The syncs of several Applications in one row, the newest first. */
export function syncHistoryOf(
  applications: ApplicationView[],
): SyncOfApplication[] {
  return applications
    .flatMap(({ id, name, history }) =>
      history.map(sync => ({ ...sync, application: { id, name } })),
    )
    .sort((a, b) => Date.parse(b.deployedAt) - Date.parse(a.deployedAt));
}
