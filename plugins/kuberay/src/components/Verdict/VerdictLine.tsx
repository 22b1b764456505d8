import { makeStyles } from '@material-ui/core/styles';
import { ClampedText } from '../Text';
import { OLD_DATA_STYLE } from '../Freshness';
import { StatusMark, type Mark } from '../StatusMark';
import { VerdictAnnouncer } from './VerdictAnnouncer';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 'var(--bui-space-2)',
    margin: 'var(--bui-space-3) 0',
    fontSize: '0.9375rem',
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
    lineHeight: 1.35,
    '& svg': { marginTop: 1 },
  },
  sentence: {
    margin: 0,
    minWidth: 0,
  },
  old: OLD_DATA_STYLE,
});

/** Props of {@link VerdictLine}. */
export interface VerdictLineProps {
  mark: Mark;
  sentence: string;
  /** The sentence is of old data. */
  old?: boolean;
  /** What is the matter, without its counts; screen readers are told when it changes. Default: the sentence itself. */
  matter?: string;
}

/** What somebody on call would say, in one line; screen readers are told when something else is the matter. */
export function VerdictLine(props: VerdictLineProps) {
  const { mark, sentence, old, matter = sentence } = props;
  const classes = useStyles();
  return (
    <div className={old ? `${classes.root} ${classes.old}` : classes.root}>
      <StatusMark mark={mark} size={18} />
      {/* A status, and yet not live: the announcer chooses what is worth speaking of. */}
      <div className={classes.sentence} role="status" aria-live="off">
        {/* It may end in Argo CD's own words. */}
        <ClampedText lines={4}>{sentence}</ClampedText>
      </div>
      <VerdictAnnouncer sentence={sentence} matter={matter} />
    </div>
  );
}
