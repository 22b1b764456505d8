import { makeStyles } from '@material-ui/core/styles';

/** How the rows of worker groups, of the head and of orphaned groups look. */
export const useGroupRowStyles = makeStyles({
  item: {
    padding: '8px 0',
    borderTop: '1px solid var(--bui-border-1)',
    fontSize: '0.8125rem',
    lineHeight: 1.45,
  },
  // Beside a long name the counts take a line of their own: squeezed, the name would take many.
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    columnGap: 'var(--bui-space-2)',
  },
  // A long name takes another line: cut off, it could be any of its siblings. The tag follows its last word.
  name: {
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  tag: {
    margin: '-1px 0 -1px 6px',
    verticalAlign: 'middle',
    height: 18,
    boxSizing: 'border-box',
    fontSize: '0.6875rem',
    fontWeight: 500,
    lineHeight: '16px',
    padding: '0 5px',
    borderRadius: 'var(--bui-radius-2)',
    color: 'var(--bui-warning-fg-subdued)',
    background: 'var(--bui-warning-bg-subdued)',
    border:
      '1px solid color-mix(in oklab, var(--bui-warning-border) 45%, transparent)',
  },
  counts: {
    marginLeft: 'auto',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
  },
  bounds: {
    fontSize: 'var(--bui-font-size-2)',
    fontWeight: 400,
    color: 'var(--bui-fg-secondary)',
  },
  // As high without pods and reasons as with a line of them: the card stays still while a group comes and goes.
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '3px var(--bui-space-2)',
    minHeight: 18,
    marginTop: 2,
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: '18px',
    color: 'var(--bui-fg-secondary)',
  },
});
