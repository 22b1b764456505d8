import type { OperationView } from 'backstage-plugin-kuberay-common';
import type { KuberayTranslation } from '../../translation';
import type { Announcement } from './useAnnounce';

/** Argo CD's message may list every resource; a toast has room for the beginning. */
const LONGEST_MESSAGE = 300;

/** What became of a sync, from the operation that has ended. */
export function outcomeOf(
  t: KuberayTranslation,
  name: string,
  operation: OperationView | undefined,
): Announcement {
  if (operation?.phase === 'Succeeded') {
    return { title: t('actions.succeeded', { name }), status: 'success' };
  }
  const [failure] = operation?.failures ?? [];
  const message = failure
    ? `${failure.kind} ${failure.name}: ${failure.message}`
    : operation?.message;
  return {
    title: t('actions.failed.operation', { name }),
    ...(message && { description: shorten(message) }),
    status: 'danger',
  };
}

function shorten(message: string): string {
  return message.length > LONGEST_MESSAGE
    ? `${message.slice(0, LONGEST_MESSAGE)} …`
    : message;
}
