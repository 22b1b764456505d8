import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { LEGIBLE_TEXT } from '../StatusMark';
import { CONTAINER_STYLE } from './containerStyle';
import { useTabLayout } from './useTabLayout';

const useStyles = makeStyles({
  // The page's own bars take from the width, so the width of the window says nothing.
  root: {
    ...CONTAINER_STYLE,
    ...LEGIBLE_TEXT.outside,
  },
  sections: LEGIBLE_TEXT.inside,
});

/** Props of {@link TabFrame}. */
export interface TabFrameProps {
  /** Whether it stands for what is still being read. */
  busy?: boolean;
  /** Sections, one below the other. */
  children: ReactNode;
}

/** What every state of the tab stands in: its width decides on the columns, its colours are legible in both modes. */
export function TabFrame(props: TabFrameProps) {
  const classes = useStyles();
  const layout = useTabLayout();
  return (
    <div className={classes.root} aria-busy={props.busy}>
      <div className={`${layout.stack} ${classes.sections}`}>
        {props.children}
      </div>
    </div>
  );
}
