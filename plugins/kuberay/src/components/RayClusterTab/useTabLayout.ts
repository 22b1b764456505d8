import { makeStyles } from '@material-ui/core/styles';
import type { CSSProperties } from 'react';

const GAP = 'var(--bui-space-4)';

/** Newer than the types of CSS that we have. */
const CONTAINER = { containerType: 'inline-size' } as CSSProperties;

/** The tab's columns: what runs at the left, what is said of it at the right, below one another where it is narrow. */
export const useTabLayout = makeStyles({
  // The page's own bars take from the width, so the width of the window says nothing.
  root: CONTAINER,
  stack: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: GAP,
    minWidth: 0,
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: GAP,
    '@container (min-width: 860px)': {
      gridTemplateColumns: 'minmax(0, 2fr) minmax(300px, 1fr)',
    },
  },
});
