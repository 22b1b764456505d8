import { makeStyles } from '@material-ui/core/styles';

const GAP = 'var(--bui-space-4)';

/**
 * The tab's columns: what runs at the left, what is said of it at the right.
 *
 * `words`, `main` and `aside` come in this order, which is theirs where it is narrow: why it does not scale is
 * asked sooner than what runs. In two columns, `words` is the top of the right one.
 */
export const useTabLayout = makeStyles({
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
    // Of the element that TabFrame makes.
    '@container (min-width: 960px)': {
      gridTemplateColumns: 'minmax(0, 2fr) minmax(300px, 1fr)',
      gridTemplateRows: 'auto 1fr',
    },
  },
  words: {
    minWidth: 0,
    '@container (min-width: 960px)': { gridColumn: 2, gridRow: 1 },
  },
  main: {
    '@container (min-width: 960px)': { gridColumn: 1, gridRow: '1 / span 2' },
  },
  aside: {
    '@container (min-width: 960px)': { gridColumn: 2 },
  },
});
