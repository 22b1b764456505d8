import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  type SortDescriptor,
} from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import type { FleetHistoryState } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { OLD_DATA_STYLE } from '../Freshness';
import type { FleetColumn } from './fleetColumns';
import { FleetCellContent } from './FleetCellContent';
import type { FleetItem } from './FleetItem';
import type { FleetSort, SortableColumn } from './FleetSort';

const useStyles = makeStyles({
  root: {
    overflowX: 'auto',
    '& .bui-TableHead': {
      fontSize: 'var(--bui-font-size-2)',
      fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
      color: 'var(--bui-fg-secondary)',
      padding: 'var(--bui-space-2) var(--bui-space-3) var(--bui-space-2) 0',
    },
    '& .bui-TableCell': {
      padding: '10px var(--bui-space-3) 10px 0',
      verticalAlign: 'top',
      lineHeight: 1.35,
    },
  },
  number: {
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    '& > div': { justifyContent: 'flex-end' },
  },
  old: OLD_DATA_STYLE,
});

/** Props of {@link FleetTable}. */
export interface FleetTableProps {
  /** One page of them. */
  items: readonly FleetItem[];
  columns: readonly FleetColumn[];
  sort: FleetSort;
  onSort: (sort: FleetSort) => void;
  history: FleetHistoryState;
}

/** Ray clusters as a table that can be sorted by its heads and walked with the arrow keys. */
export const FleetTable = memo(function FleetTable(props: FleetTableProps) {
  const { items, columns, sort, onSort, history } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <TableRoot
        aria-label={t('fleet.title')}
        sortDescriptor={sort}
        onSortChange={({ column, direction }: SortDescriptor) =>
          // Only columns of ours can be pressed.
          onSort({ column: column as SortableColumn, direction })
        }
      >
        <TableHeader columns={columns as FleetColumn[]}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={column.id === 'name'}
              allowsSorting={column.isSortable}
              className={column.isNumber ? classes.number : undefined}
              style={{ width: column.width }}
            >
              {t(`fleet.columns.${column.id}`)}
            </Column>
          )}
        </TableHeader>
        <TableBody items={items} dependencies={[columns, history, t]}>
          {item => (
            <Row
              id={item.id}
              columns={columns as FleetColumn[]}
              className={item.staleSince ? classes.old : undefined}
            >
              {(column: FleetColumn) => (
                <Cell className={column.isNumber ? classes.number : undefined}>
                  <FleetCellContent
                    column={column.id}
                    item={item}
                    history={history}
                  />
                </Cell>
              )}
            </Row>
          )}
        </TableBody>
      </TableRoot>
    </div>
  );
});
