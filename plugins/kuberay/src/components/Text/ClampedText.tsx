import { makeStyles } from '@material-ui/core/styles';
import { useLayoutEffect, useRef, useState } from 'react';
import { useKuberayTranslation } from '../../translation';
import { toneColors } from '../StatusMark';

const useStyles = makeStyles({
  text: { display: 'block', overflowWrap: 'anywhere' },
  clamped: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  more: {
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

/** Props of {@link ClampedText}. */
export interface ClampedTextProps {
  children: string;
  /** How many lines are shown before somebody asks for all. */
  lines: number;
}

/** Words of others, which may run to pages: a few lines of them, and a button for the rest where there is more. */
export function ClampedText(props: ClampedTextProps) {
  const { children, lines } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const text = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [clipped, setClipped] = useState(false);
  useLayoutEffect(() => {
    // An open text fits whatever its length, so it has nothing to tell.
    if (open) {
      return undefined;
    }
    const measure = () =>
      setClipped(
        text.current !== null &&
          text.current.scrollHeight > text.current.clientHeight + 1,
      );
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [children, lines, open]);
  return (
    <>
      <span
        ref={text}
        className={open ? classes.text : `${classes.text} ${classes.clamped}`}
        style={open ? undefined : { WebkitLineClamp: lines }}
      >
        {children}
      </span>
      {clipped && (
        // Assistive technology reads all of a clamped text anyway; the button is for eyes.
        <button
          type="button"
          className={classes.more}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'card.less' : 'card.more')}
        </button>
      )}
    </>
  );
}
