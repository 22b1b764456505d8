import { Button } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import { useKuberayTranslation } from '../../translation';

const snippet = `metadata:
  annotations:
    ${ANNOTATION_RAYCLUSTER}: ray/my-cluster`;

const useStyles = makeStyles({
  root: {
    position: 'relative',
    margin: 'var(--bui-space-2) 0',
    background: 'var(--bui-bg-neutral-2)',
    border: '1px solid var(--bui-border-1)',
    borderRadius: 'var(--bui-radius-3)',
  },
  code: {
    margin: 0,
    padding: 'var(--bui-space-2) var(--bui-space-3)',
    overflow: 'auto',
    font: '0.75rem/1.5 var(--bui-font-monospace)',
    '&:focus-visible': {
      outline: '2px solid var(--bui-ring)',
      borderRadius: 'inherit',
    },
  },
  copy: { position: 'absolute', top: 2, right: 2 },
});

type Copy = 'idle' | 'copied' | 'failed';

const copyWords = {
  idle: 'snippet.copy',
  copied: 'snippet.copied',
  failed: 'snippet.copyFailed',
} as const satisfies Record<Copy, string>;

/** The annotation that an entity lacks, ready to paste. */
export function AnnotationSnippet() {
  const t = useKuberayTranslation();
  const classes = useStyles();
  const [copy, setCopy] = useState<Copy>('idle');
  async function copyText() {
    try {
      await navigator.clipboard.writeText(snippet);
      setCopy('copied');
    } catch {
      // No clipboard without HTTPS or the user's leave; the text can still be selected, and the button says so.
      setCopy('failed');
    }
  }
  return (
    <div className={classes.root}>
      {/* Scrolls in a narrow card, so the keyboard has to reach it. */}
      <pre
        className={classes.code}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
        tabIndex={0}
        role="region"
        aria-label={t('snippet.title')}
      >
        {snippet}
      </pre>
      <Button
        className={classes.copy}
        size="small"
        variant="tertiary"
        onPress={copyText}
      >
        {t(copyWords[copy])}
      </Button>
    </div>
  );
}
