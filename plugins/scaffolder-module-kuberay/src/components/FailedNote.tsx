import { Button } from '@backstage/ui';
import { FieldNote } from './FieldNote';

/** Props of {@link FailedNote}. */
export interface FailedNoteProps {
  /** What went wrong. */
  message: string;
  retryLabel: string;
  onRetry: () => void;
}

/** A read that failed, with the button that tries again. */
export function FailedNote(props: FailedNoteProps) {
  const { message, retryLabel, onRetry } = props;
  return (
    <FieldNote severity="error">
      <p style={{ margin: '0 0 var(--bui-space-2)' }}>{message}</p>
      <Button variant="secondary" size="small" onPress={onRetry}>
        {retryLabel}
      </Button>
    </FieldNote>
  );
}
