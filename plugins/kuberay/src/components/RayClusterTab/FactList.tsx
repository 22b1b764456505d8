import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
    columnGap: 'var(--bui-space-3)',
    rowGap: 'var(--bui-space-1)',
    margin: 0,
    '& dt': { color: 'var(--bui-fg-secondary)' },
    '& dd': {
      margin: 0,
      overflowWrap: 'anywhere',
      fontVariantNumeric: 'tabular-nums',
      '& code': { font: '0.75rem var(--bui-font-monospace)' },
    },
  },
});

/** Props of {@link FactList}. */
export interface FactListProps {
  /** `value` undefined: left out. */
  facts: Array<{ label: string; value: ReactNode }>;
}

/** Names and values, one below the other. */
export function FactList(props: FactListProps) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts
        .filter(({ value }) => value !== undefined)
        .flatMap(({ label, value }) => [
          <dt key={`${label} label`}>{label}</dt>,
          <dd key={label}>{value}</dd>,
        ])}
    </dl>
  );
}
