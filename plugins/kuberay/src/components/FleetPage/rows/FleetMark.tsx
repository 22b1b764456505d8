import { makeStyles } from '@material-ui/core/styles';
import { StatusMark, type Mark } from '../../StatusMark';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    maxWidth: '100%',
    '& > span': {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  },
});

/** Props of {@link FleetMark}. */
export interface FleetMarkProps {
  mark: Mark;
  word: string;
}

/** A state as icon and word. */
export function FleetMark(props: FleetMarkProps) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <StatusMark mark={props.mark} size={15} />
      <span title={props.word}>{props.word}</span>
    </span>
  );
}
