import { CONDITION_DELETION_ERROR } from '../../argocd/names';
import { shortenReason, type Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';

/** A deletion takes seconds; the pods of a large cluster take a minute or two. */
const PATIENCE_MS = 5 * 60_000;

/** Kubernetes' own: it waits for what depends on the object. */
const WAITS_FOR_OTHERS = new Set(['foregroundDeletion', 'orphan']);

/** An Application waits for its finalizer: something that it deployed does not go, while it still looks healthy. */
export function findDeletionStuck(found: FoundInApplication): Finding[] {
  const { application, record, now } = found;
  const waited = now.getTime() - Date.parse(record.deletionTimestamp ?? '');
  // Without a time there is no deletion, and no number.
  if (!(waited > PATIENCE_MS)) {
    return [];
  }
  const error = application.conditions.find(
    ({ type }) => type === CONDITION_DELETION_ERROR,
  );
  const held = record.finalizers.filter(each => !WAITS_FOR_OTHERS.has(each));
  return [
    {
      code: 'deletion-stuck',
      severity: 'warning',
      about: 'runtime',
      message: `${
        application.name
      } has been waiting for its deletion for ${Math.floor(
        waited / 60_000,
      )} minutes${
        held.length > 0 ? `, held by the finalizer ${held.join(', ')}` : ''
      }${error ? `: ${shortenReason(error.message ?? '')}` : '.'}`,
      remedy: `See in Argo CD which resource of ${application.name} is left and which finalizer that one has. Remove the finalizer from the Application by hand only if what it deployed may stay.`,
    },
  ];
}
