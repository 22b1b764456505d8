import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
  ToggleButton,
  ToggleButtonGroup,
  VisuallyHidden,
} from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { CopyButton } from '../../components/CopyButton';
import { FieldNote } from '../../components/FieldNote';
import { useFieldsTranslation } from '../../translation';
import { changedLines } from './changedLines';
import type { Preview } from './previewOf';
import { useLastShown, type ShownPreview } from './useLastShown';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: 'var(--bui-space-2)',
  },
  code: {
    margin: 'var(--bui-space-2) 0 0',
    padding: 'var(--bui-space-2) 0',
    maxHeight: '70vh',
    overflow: 'auto',
    color: 'var(--bui-fg-primary)',
    background: 'var(--bui-bg-app)',
    border: '1px solid var(--bui-border-1)',
    borderRadius: 'var(--bui-radius-3)',
    font: '0.75rem/1.5 var(--bui-font-monospace)',
    '&:focus-visible': { outline: '2px solid var(--bui-ring)' },
  },
  // As wide as the longest line, so that the mark of a changed one spans all of it.
  lines: { display: 'block', width: 'max-content', minWidth: '100%' },
  line: { display: 'block', padding: '0 var(--bui-space-3)' },
  changed: {
    background:
      'color-mix(in oklab, var(--bui-announcement-bg-subdued) 70%, transparent)',
    boxShadow: 'inset 3px 0 0 var(--bui-announcement-border)',
  },
  outdated: { opacity: 0.75 },
});

/** Props of {@link ManifestPreview}. */
export interface ManifestPreviewProps {
  preview: Preview;
}

type Manifest = 'rayCluster' | 'application';

/** The YAML that comes of the form; the last valid one while there are errors. */
export function ManifestPreview(props: ManifestPreviewProps) {
  const { preview } = props;
  const t = useFieldsTranslation();
  const classes = useStyles();
  const [manifest, setManifest] = useState<Manifest>('rayCluster');
  const { shown, before } = useLastShown(preview);
  const outdated = preview.state === 'invalid' && shown !== undefined;
  const text = textOf(shown, manifest);
  return (
    <Accordion defaultExpanded>
      <AccordionTrigger title={t('preview.title')} />
      <AccordionPanel>
        <div className={classes.bar}>
          <ToggleButtonGroup
            aria-label={t('preview.what')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[manifest]}
            onSelectionChange={keys =>
              setManifest(
                keys.has('application') ? 'application' : 'rayCluster',
              )
            }
          >
            <ToggleButton id="rayCluster" size="small">
              {t('preview.rayCluster')}
            </ToggleButton>
            <ToggleButton id="application" size="small">
              {t('preview.application')}
            </ToggleButton>
          </ToggleButtonGroup>
          {text !== undefined && <CopyButton text={text} />}
        </div>
        <div role="status">
          {outdated && (
            <FieldNote severity="warning">{t('preview.outdated')}</FieldNote>
          )}
        </div>
        {shown === undefined && (
          <Text as="p" variant="body-small" color="secondary">
            {t('preview.nothing')}
          </Text>
        )}
        {manifest === 'rayCluster' && shown?.state === 'application-only' && (
          <FieldNote severity="info">
            {t('preview.noRayCluster', { problem: shown.problem })}
          </FieldNote>
        )}
        {text !== undefined && (
          <pre
            className={`${classes.code} ${outdated ? classes.outdated : ''}`}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
            tabIndex={0}
            role="region"
            aria-label={t(
              manifest === 'rayCluster'
                ? 'preview.rayClusterTitle'
                : 'preview.applicationTitle',
            )}
          >
            <Lines text={text} before={textOf(before, manifest)} />
          </pre>
        )}
      </AccordionPanel>
    </Accordion>
  );
}

function Lines(props: { text: string; before: string | undefined }) {
  const { text, before } = props;
  const t = useFieldsTranslation();
  const classes = useStyles();
  const changed = before === undefined ? undefined : changedLines(before, text);
  return (
    <code className={classes.lines}>
      {text
        .replace(/\n$/, '')
        .split('\n')
        .map((line, index) => {
          const isChanged =
            changed && index >= changed.start && index < changed.end;
          return (
            <span
              // A line is nothing but its place.
              key={index}
              className={`${classes.line} ${isChanged ? classes.changed : ''}`}
            >
              {line || ' '}
              {isChanged && index === changed.start && (
                <VisuallyHidden>{` (${t('preview.changed')})`}</VisuallyHidden>
              )}
            </span>
          );
        })}
    </code>
  );
}

function textOf(
  shown: ShownPreview | undefined,
  manifest: Manifest,
): string | undefined {
  if (manifest === 'application') {
    return shown?.application;
  }
  return shown?.state === 'ready' ? shown.rayCluster : undefined;
}
