import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import type { FleetHistoryState } from '../../../live';
import { useKuberayTranslation } from '../../../translation';
import type { FleetColumn } from './fleetColumns';
import type { FleetItem } from '../model/FleetItem';
import type { FleetSort } from '../model/FleetSort';
import { FleetTableHead } from './FleetTableHead';
import { FleetTableRow } from './FleetTableRow';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    fontSize: 'var(--bui-font-size-3)',
    lineHeight: 1.35,
  },
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

/**
 * Ray clusters as a table that can be sorted by its heads.
 *
 * Plain HTML in the colours of Backstage UI, whose own Table draws all its rows in one task: measured, a page of 25
 * takes it 100 ms. These are drawn in slices, and typing goes between.
 */
export const FleetTable = memo(Unmemoized);

function Unmemoized(props: FleetTableProps) {
  const { items, columns, sort, onSort, history } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('fleet.title')}>
        <thead>
          <tr>
            {columns.map(column => (
              <FleetTableHead
                key={column.id}
                column={column}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <FleetTableRow
              key={item.id}
              item={item}
              columns={columns}
              lastHour={
                history.state === 'ready'
                  ? history.lines.get(item.id)
                  : undefined
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
