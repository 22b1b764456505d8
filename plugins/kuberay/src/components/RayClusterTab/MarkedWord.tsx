import { makeStyles } from '@material-ui/core/styles';
import { StatusMark, type Mark } from '../StatusMark';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    whiteSpace: 'nowrap',
  },
});

/** Props of {@link MarkedWord}. */
export interface MarkedWordProps {
  mark: Mark;
  children: string;
}

/** A state as icon and word. */
export function MarkedWord(props: MarkedWordProps) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <StatusMark mark={props.mark} size={15} />
      {props.children}
    </span>
  );
}
