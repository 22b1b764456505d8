import { makeStyles } from '@material-ui/core/styles';
import type { RayClusterView, RayWords } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { OLD_DATA_STYLE } from '../Freshness';
import { Note } from '../Note';
import { RelativeTime, SkeletonLine } from '../Text';
import { AutoscalerWords } from './AutoscalerWords';
import { EmptyLine } from './EmptyLine';
import { Section } from './Section';

const SECONDS_A_MINUTE = 60;

const useStyles = makeStyles({
  old: OLD_DATA_STYLE,
  skeleton: {
    display: 'grid',
    gap: 'var(--bui-space-2)',
    marginTop: 'var(--bui-space-2)',
  },
  idle: {
    '&&': { marginTop: 'var(--bui-space-2)' },
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link AutoscalerSection}. */
export interface AutoscalerSectionProps {
  rayCluster: RayClusterView;
}

/** What Ray's autoscaler wants, did and complains of, in its own words where Ray can be asked. */
export function AutoscalerSection(props: AutoscalerSectionProps) {
  const { enabled, words, idleTimeoutSeconds } = props.rayCluster.autoscaler;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <Section title={t('tabAutoscaler.title')} isQuiet={!enabled}>
      {!enabled && <EmptyLine>{t('tabAutoscaler.disabled')}</EmptyLine>}
      {enabled && <Words words={words} />}
      {enabled && idleTimeoutSeconds !== undefined && (
        <p className={classes.idle}>
          {idleTimeoutSeconds % SECONDS_A_MINUTE === 0
            ? t('tabAutoscaler.idle', {
                minutes: String(idleTimeoutSeconds / SECONDS_A_MINUTE),
              })
            : t('tabAutoscaler.idleSeconds', {
                seconds: String(idleTimeoutSeconds),
              })}
        </p>
      )}
    </Section>
  );
}

function Words(props: { words: RayWords | undefined }) {
  const { words } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  if (!words) {
    return <EmptyLine>{t('tabAutoscaler.off')}</EmptyLine>;
  }
  switch (words.state) {
    case 'off':
      return <EmptyLine>{t('tabAutoscaler.off')}</EmptyLine>;
    case 'reading':
      return (
        <>
          <EmptyLine>{t('tabAutoscaler.reading')}</EmptyLine>
          <div className={classes.skeleton} aria-hidden="true">
            <SkeletonLine width="90%" height={13} />
            <SkeletonLine width="60%" height={13} />
          </div>
        </>
      );
    case 'known':
      return (
        <>
          {words.reason && (
            <Note severity="info" title={t('tabAutoscaler.partly')}>
              {words.reason}
            </Note>
          )}
          <AutoscalerWords words={words} />
        </>
      );
    case 'unknown':
      return (
        <>
          <Note severity="info" title={t('tabAutoscaler.unknown')}>
            {words.reason}
          </Note>
          {words.observedAt && (
            <div className={classes.old}>
              <p>
                {t('tabAutoscaler.lastWords')}{' '}
                <RelativeTime at={words.observedAt} />
              </p>
              <AutoscalerWords words={words} />
            </div>
          )}
        </>
      );
    default:
      return unreachable(words.state);
  }
}

function unreachable(state: never): never {
  throw new Error(`No words for ${state}`);
}
