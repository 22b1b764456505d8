import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  RayPhase,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { OLD_DATA_STYLE } from '../Freshness';
import {
  StatusMark,
  healthMarks,
  noApplicationMark,
  phaseMarks,
  syncMarks,
  type Mark,
} from '../StatusMark';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    margin: '0 0 var(--bui-space-3)',
    // The cells' own lines double the frame, so the frame covers them.
    border: '1px solid var(--bui-border-1)',
    borderRadius: 'var(--bui-radius-3)',
    overflow: 'hidden',
  },
  // Side by side from 290 px on, below one another in less: a basis that is either tiny or huge needs no media query,
  // which could not know the width of the card.
  fact: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: 'var(--bui-space-2)',
    // Labels stay in line beside a word that needs two.
    alignContent: 'flex-start',
    flex: '1 1 calc((290px - 100%) * 999)',
    minWidth: 'min-content',
    boxSizing: 'border-box',
    padding: '7px 6px 7px 7px',
    boxShadow: '-1px -1px 0 var(--bui-border-1)',
  },
  // Above the word in a narrow cell, beside it in a wide one.
  label: {
    flex: '1 0 auto',
    flexBasis: 'calc((200px - 100%) * 999)',
    maxWidth: '100%',
    fontSize: '0.6875rem',
    lineHeight: '18px',
    color: 'var(--bui-fg-secondary)',
  },
  value: {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    margin: 0,
    fontSize: '0.8125rem',
    fontWeight: 500,
    lineHeight: '18px',
  },
  // Columns of one width, so that the facts of several clusters stand below one another.
  plain: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(84px, 1fr))',
    gap: 'var(--bui-space-1) var(--bui-space-2)',
    margin: '0 0 var(--bui-space-2)',
  },
  plainFact: { minWidth: 0 },
  old: OLD_DATA_STYLE,
});

/** Props of {@link FactRow}. */
export interface FactRowProps {
  phase: RayPhase;
  /** The Application that deploys the cluster, where one is known. */
  application: ApplicationView | undefined;
  /** What it means that none is: there is none, or nobody has looked yet. */
  whenNone: 'none' | 'unknown';
  /** `plain`: words without a frame, for one of several clusters. Default: `framed`. */
  variant?: 'framed' | 'plain';
  /** Set while what Argo CD says is old, and what Ray says is not. */
  argocdOld?: boolean;
}

/** Argo CD's sync, Argo CD's health and Ray's phase side by side: they disagree exactly when it matters. */
export function FactRow(props: FactRowProps) {
  const { phase, application, whenNone, variant = 'framed', argocdOld } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const none =
    whenNone === 'none'
      ? { mark: noApplicationMark, word: t('facts.noApplication') }
      : { mark: syncMarks.Unknown, word: t('sync.Unknown') };
  const facts: Array<{
    label: string;
    mark: Mark;
    word: string;
    old?: boolean;
  }> = [
    {
      label: t('facts.sync'),
      old: argocdOld,
      ...(application
        ? {
            mark: syncMarks[application.sync],
            word: t(`sync.${application.sync}`),
          }
        : none),
    },
    {
      label: t('facts.health'),
      old: argocdOld,
      ...(application
        ? {
            mark: healthMarks[application.health],
            word: t(`health.${application.health}`),
          }
        : none),
    },
    {
      label: t('facts.ray'),
      mark: phaseMarks[phase],
      word: t(`phase.${phase}`),
    },
  ];
  const framed = variant === 'framed';
  return (
    <dl className={framed ? classes.root : classes.plain}>
      {facts.map(({ label, mark, word, old }) => (
        <div key={label} className={framed ? classes.fact : classes.plainFact}>
          <dt className={classes.label}>{label}</dt>
          <dd
            className={old ? `${classes.value} ${classes.old}` : classes.value}
          >
            <StatusMark mark={mark} size={15} />
            {word}
          </dd>
        </div>
      ))}
    </dl>
  );
}
