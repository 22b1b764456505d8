import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useFieldsTranslation } from '../translation';

const words = {
  idle: 'preview.copy',
  copied: 'preview.copied',
  failed: 'preview.copyFailed',
} as const;

/** Copies a text and says whether that went well. */
export function CopyButton(props: { text: string }) {
  const { text } = props;
  const t = useFieldsTranslation();
  const [copy, setCopy] = useState<{
    text: string;
    outcome: 'copied' | 'failed';
  }>();
  async function copyText() {
    try {
      await navigator.clipboard.writeText(text);
      setCopy({ text, outcome: 'copied' });
    } catch {
      // No clipboard without HTTPS or the user's leave; the text can still be selected, and the button says so.
      setCopy({ text, outcome: 'failed' });
    }
  }
  const outcome = copy?.text === text ? copy.outcome : 'idle';
  return (
    <Button size="small" variant="tertiary" onPress={copyText}>
      {t(words[outcome])}
    </Button>
  );
}
