import { makeStyles } from '@material-ui/core/styles';
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
    overflowWrap: 'anywhere',
    // A sentence may end in Argo CD's own words, which run to pages.
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 6,
    overflow: 'hidden',
  },
});

/** Props of {@link VerdictLine}. */
export interface VerdictLineProps {
  mark: Mark;
  sentence: string;
}

/** What somebody on call would say, in one line; screen readers are told when it changes. */
export function VerdictLine(props: VerdictLineProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <StatusMark mark={props.mark} size={18} />
      <p className={classes.sentence} role="status" title={props.sentence}>
        {props.sentence}
      </p>
    </div>
  );
}
