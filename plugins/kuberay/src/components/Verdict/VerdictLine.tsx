import { makeStyles } from '@material-ui/core/styles';
import { ClampedText } from '../Text';
import { OLD_DATA_STYLE } from '../Freshness';
import { StatusMark, type Mark } from '../StatusMark';

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
}

/** What somebody on call would say, in one line; screen readers are told when it changes. */
export function VerdictLine(props: VerdictLineProps) {
  const classes = useStyles();
  return (
    <div
      className={props.old ? `${classes.root} ${classes.old}` : classes.root}
    >
      <StatusMark mark={props.mark} size={18} />
      <div className={classes.sentence} role="status">
        {/* It may end in Argo CD's own words. */}
        <ClampedText lines={4}>{props.sentence}</ClampedText>
      </div>
    </div>
  );
}
