import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { CONTAINER_STYLE } from './containerStyle';

/** A row as a block, a line for each cell with its column's name before it. */
const STACKED = {
  '& thead': { display: 'none' },
  '& table, & tbody, & td': { display: 'block' },
  '& tbody tr': {
    display: 'flex',
    flexDirection: 'column',
    padding: 'var(--bui-space-2) 0',
  },
  '& tbody tr > td, & tbody tr > th': { padding: '1px 0', border: 'none' },
  '& [data-label]': {
    display: 'flex',
    columnGap: 'var(--bui-space-2)',
    // What the column asks for in a table is more than there may be.
    minWidth: '0 !important',
  },
  '& [data-label] > *': { flex: '1 1 0', minWidth: 0 },
  '& [data-label]::before': {
    content: 'attr(data-label)',
    flex: '0 0 100px',
    color: 'var(--bui-fg-secondary)',
  },
  // What the row is called stands above what is said of it, and needs no word before it.
  '& [role=rowheader]': { order: -1 },
  '& [role=rowheader] [data-label]::before, & [data-empty]': {
    display: 'none',
  },
} as const;

const useStyles = makeStyles({
  // Its own width decides: the same table may stand in either column.
  frame: { ...CONTAINER_STYLE },
  // Narrower than its columns, a table scrolls here, and never the page.
  root: {
    overflowX: 'auto',
    '& table': { tableLayout: 'auto' },
    '& th': {
      fontSize: 'var(--bui-font-size-2)',
      fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
      color: 'var(--bui-fg-secondary)',
      whiteSpace: 'nowrap',
      padding: 'var(--bui-space-1) var(--bui-space-2)',
    },
    '& td': {
      fontSize: '0.8125rem',
      lineHeight: 1.45,
      verticalAlign: 'top',
      fontVariantNumeric: 'tabular-nums',
      padding: 'var(--bui-space-2)',
    },
    // In line with the title of the card.
    '& th:first-child, & td:first-child': { paddingLeft: 0 },
    '& th:last-child, & td:last-child': { paddingRight: 0 },
    '& thead, & tbody tr': { borderBottomColor: 'var(--bui-border-1)' },
    '& tbody tr:last-child': { borderBottom: 'none' },
    '& tr:focus-visible, & td:focus-visible, & th:focus-visible': {
      outline: '2px solid var(--bui-ring)',
      outlineOffset: -2,
    },
  },
  // One that tells much needs more room than one that tells little.
  wide: { '@container (max-width: 599px)': STACKED },
  narrow: { '@container (max-width: 299px)': STACKED },
  name: { fontWeight: 500 },
  // Where there is room for it, words may break; a version or a time may not.
  breaking: { overflowWrap: 'anywhere' },
});

/** One column of {@link DataTable}. */
export interface DataColumn<Item> {
  id: string;
  label: string;
  /** Names the row; the first column where none says so. */
  isRowHeader?: boolean;
  /** In pixels, for words that may break anywhere. Without it, the column is as wide as its longest word. */
  minWidth?: number;
  /** Left out of the table. */
  isHidden?: boolean;
  /** Nothing to show: `undefined`, `false` or an empty text. */
  cell: (item: Item) => ReactNode;
}

/** Props of {@link DataTable}. */
export interface DataTableProps<Item> {
  label: string;
  /** Five columns or more are stacked sooner than few. */
  columns: DataColumn<Item>[];
  items: Item[];
  /** Must differ from item to item. */
  keyOf: (item: Item, index: number) => string;
}

const MANY_COLUMNS = 5;

/**
 * A table of Backstage UI with a name of its own: several stand on one page. Where it is too narrow for its columns,
 * each row is a block with its cells below one another: what lies beyond an edge is not seen.
 */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { label, items, keyOf } = props;
  const columns = props.columns.filter(({ isHidden }) => !isHidden);
  const classes = useStyles();
  const named = columns.find(({ isRowHeader }) => isRowHeader) ?? columns[0];
  const stacking =
    columns.length < MANY_COLUMNS ? classes.narrow : classes.wide;
  return (
    <div className={classes.frame}>
      <div className={`${classes.root} ${stacking}`}>
        <TableRoot aria-label={label}>
          <TableHeader>
            {columns.map(column => (
              <Column
                key={column.id}
                id={column.id}
                isRowHeader={column === named}
              >
                {column.label}
              </Column>
            ))}
          </TableHeader>
          <TableBody>
            {items.map((item, index) => (
              <Row key={keyOf(item, index)} id={keyOf(item, index)}>
                {columns.map(column => {
                  const content = column.cell(item);
                  return (
                    <Cell key={column.id}>
                      <div
                        className={[
                          column === named && classes.name,
                          column.minWidth && classes.breaking,
                        ]
                          .filter(Boolean)
                          .join(' ')}
                        data-label={column.label}
                        data-empty={isNothing(content) || undefined}
                        style={{ minWidth: column.minWidth }}
                      >
                        <div>{content}</div>
                      </div>
                    </Cell>
                  );
                })}
              </Row>
            ))}
          </TableBody>
        </TableRoot>
      </div>
    </div>
  );
}

function isNothing(content: ReactNode): boolean {
  return content === undefined || content === false || content === '';
}
