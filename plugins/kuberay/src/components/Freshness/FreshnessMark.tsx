import { makeStyles } from '@material-ui/core/styles';
import { useNow } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { toneColors } from '../StatusMark';
import { AGE_INTERVAL_MS, translateAge } from '../Text';
import type { CardFreshness } from './cardFreshness';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.4,
    whiteSpace: 'nowrap',
    color: toneColors.mute,
    '&::before': {
      content: '""',
      width: 7,
      height: 7,
      boxSizing: 'border-box',
      borderRadius: '50%',
      border: '1.5px solid currentColor',
    },
  },
  live: {
    '&::before': { background: toneColors.ok, borderColor: toneColors.ok },
  },
  old: { color: toneColors.warning },
});

/** Props of {@link FreshnessMark}. */
export interface FreshnessMarkProps {
  freshness: CardFreshness;
}

/** How fresh the card is: a full dot for live, a ring and words for everything else. */
export function FreshnessMark(props: FreshnessMarkProps) {
  const { freshness } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  switch (freshness.state) {
    case 'live':
      return (
        <span className={`${classes.root} ${classes.live}`}>
          {t('freshness.live')}
        </span>
      );
    case 'connecting':
      return <span className={classes.root}>{t('freshness.connecting')}</span>;
    case 'partial':
      return (
        <span className={`${classes.root} ${classes.old}`}>
          {t('freshness.partial')}
        </span>
      );
    case 'not-connected':
      return (
        <span className={`${classes.root} ${classes.old}`}>
          {t('freshness.notConnected')}
        </span>
      );
    case 'stale':
      return (
        <span className={`${classes.root} ${classes.old}`}>
          <Age since={freshness.since} />
        </span>
      );
    default:
      return unreachable(freshness);
  }
}

/** An age that grows while one looks at it. */
function Age(props: { since: number }) {
  const t = useKuberayTranslation();
  const now = useNow(AGE_INTERVAL_MS);
  return (
    <>{t('freshness.stale', { age: translateAge(t, now - props.since) })}</>
  );
}

function unreachable(freshness: never): never {
  throw new Error(`No mark for ${JSON.stringify(freshness)}`);
}
