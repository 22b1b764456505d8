import type { PendingDemand } from 'backstage-plugin-kuberay-common';
import type { KuberayTranslation } from '../../translation';
import { formatBytes } from '../Text';

/** What one task waits for, in human quantities: `4 GPU + 12 GiB of memory`. */
export function translateDemand(
  t: KuberayTranslation,
  resources: PendingDemand['resources'],
): string {
  const parts = Object.entries(resources).map(([name, amount]) =>
    translateResource(t, name, amount),
  );
  return parts.length > 0 ? parts.join(' + ') : t('demand.nothing');
}

/** Ray's own names; everything else is a custom resource, which its owner knows by name. */
function translateResource(
  t: KuberayTranslation,
  name: string,
  amount: number,
): string {
  // Ray asks for thousandths of a custom resource to tie tasks to a node.
  const rounded = String(Math.round(amount * 1000) / 1000);
  switch (name) {
    case 'CPU':
      return t('demand.cpu', { amount: rounded });
    case 'GPU':
      return t('demand.gpu', { amount: rounded });
    case 'TPU':
      return t('demand.tpu', { amount: rounded });
    case 'memory':
      return t('demand.memory', { amount: formatBytes(amount) });
    case 'object_store_memory':
      return t('demand.objectStore', { amount: formatBytes(amount) });
    // Any name that somebody gave.
    default:
      return t('demand.custom', { amount: rounded, name });
  }
}
