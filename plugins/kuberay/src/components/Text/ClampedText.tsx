import { makeStyles } from '@material-ui/core/styles';
import { useLayoutEffect, useRef, useState } from 'react';
import { useKuberayTranslation } from '../../translation';
import { MoreButton } from './MoreButton';

const useStyles = makeStyles({
  text: { display: 'block', overflowWrap: 'anywhere' },
  clamped: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
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
        <MoreButton open={open} onToggle={() => setOpen(!open)}>
          {t(open ? 'card.less' : 'card.more')}
        </MoreButton>
      )}
    </>
  );
}
