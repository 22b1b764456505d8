import type { OperationView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { Note, type NoteSeverity } from '../Note';
import { asSentence, RelativeTime } from '../Text';

const severities: Record<OperationView['phase'], NoteSeverity | undefined> = {
  Pending: 'info',
  Running: 'info',
  Terminating: 'info',
  Succeeded: undefined,
  Failed: 'error',
  Error: 'error',
};

/** Props of {@link OperationNote}. */
export interface OperationNoteProps {
  operation: OperationView;
}

/** A sync that runs or went wrong, in Argo CD's own words; nothing of one that went well. */
export function OperationNote(props: OperationNoteProps) {
  const { phase, message, retryCount, failures } = props.operation;
  const { startedAt, finishedAt = startedAt } = props.operation;
  const t = useKuberayTranslation();
  const severity = severities[phase];
  if (!severity) {
    return null;
  }
  const title =
    retryCount > 0
      ? `${t(`tabOperation.${phase}`)} (${t('tabOperation.retries', {
          count: retryCount,
        })})`
      : t(`tabOperation.${phase}`);
  const sentences = [
    ...(message ? [message] : []),
    ...failures.map(failure =>
      t('tabOperation.failure', {
        resource: `${failure.kind} ${failure.name}`,
        message: failure.message,
      }),
    ),
  ];
  return (
    <Note severity={severity} title={title}>
      {sentences.map(asSentence).join(' ')}{' '}
      {finishedAt && <RelativeTime at={finishedAt} />}
    </Note>
  );
}
