import { makeStyles } from '@material-ui/core/styles';
import { toneColors } from '../StatusMark';

const useStyles = makeStyles({
  root: {
    display: 'block',
    padding: 0,
    border: 0,
    background: 'none',
    font: 'inherit',
    fontWeight: 400,
    color: toneColors.info,
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': {
      outline: '2px solid var(--bui-ring)',
      outlineOffset: 1,
    },
  },
});

/** Props of {@link MoreButton}. */
export interface MoreButtonProps {
  /** Whether the rest is shown already. */
  open: boolean;
  onToggle: () => void;
  children: string;
}

/** Shows the rest of something, or hides it again: as quiet as a link, in the size of the text that it belongs to. */
export function MoreButton(props: MoreButtonProps) {
  const { open, onToggle, children } = props;
  const classes = useStyles();
  return (
    <button
      type="button"
      className={classes.root}
      aria-expanded={open}
      onClick={onToggle}
    >
      {children}
    </button>
  );
}
