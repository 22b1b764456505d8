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

const useStyles = makeStyles({
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
  cell: (item: Item) => ReactNode;
}

/** Props of {@link DataTable}. */
export interface DataTableProps<Item> {
  label: string;
  columns: DataColumn<Item>[];
  items: Item[];
  /** Must differ from item to item. */
  keyOf: (item: Item, index: number) => string;
}

/** A table of Backstage UI with a name of its own: several stand on one page. */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { label, columns, items, keyOf } = props;
  const classes = useStyles();
  const named = columns.find(({ isRowHeader }) => isRowHeader) ?? columns[0];
  return (
    <div className={classes.root}>
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
              {columns.map(column => (
                <Cell key={column.id}>
                  <div
                    className={[
                      column === named && classes.name,
                      column.minWidth && classes.breaking,
                    ]
                      .filter(Boolean)
                      .join(' ')}
                    style={{ minWidth: column.minWidth }}
                  >
                    {column.cell(item)}
                  </div>
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </TableRoot>
    </div>
  );
}
