import type { OperationView } from 'backstage-plugin-kuberay-common';
import type { KuberayTranslation } from '../../translation';

/** What Argo CD is at; `undefined`: it was asked, and has not begun. */
export function translateProgress(
  t: KuberayTranslation,
  operation: OperationView | undefined,
): string {
  switch (operation?.phase) {
    case 'Running':
      return operation.retryCount > 0
        ? t('actions.progress.retrying', {
            attempt: String(operation.retryCount + 1),
          })
        : t('actions.progress.running');
    case 'Terminating':
      return t('actions.progress.terminating');
    default:
      return t('actions.progress.asked');
  }
}
