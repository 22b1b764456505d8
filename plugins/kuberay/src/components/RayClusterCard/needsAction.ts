import type { ApplicationView } from 'backstage-plugin-kuberay-common';

/** Whether somebody may want to refresh or sync an Application from the card: it is not as in Git, or a sync failed. */
export function needsAction(application: ApplicationView): boolean {
  const { sync, operation, control, deleting } = application;
  return (
    control.enabled &&
    !deleting &&
    (sync !== 'Synced' ||
      operation?.phase === 'Failed' ||
      operation?.phase === 'Error')
  );
}
