import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import type { FleetHistoryLine } from '../../../live';
import { OLD_DATA_STYLE } from '../../Freshness';
import { FleetCellContent } from './FleetCellContent';
import type { FleetColumn } from './fleetColumns';
import type { FleetItem } from '../model/FleetItem';

const useStyles = makeStyles({
  row: {
    borderBottom: '1px solid var(--bui-border-1)',
    '&:last-child': { borderBottom: 0 },
    '&:hover': {
      backgroundColor: 'color-mix(in srgb, currentColor 4%, transparent)',
    },
  },
  old: { '& > *': OLD_DATA_STYLE },
  cell: {
    padding: '10px var(--bui-space-3) 10px 0',
    fontWeight: 'inherit',
    textAlign: 'left',
    verticalAlign: 'top',
    overflow: 'hidden',
    '&[data-number]': {
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
    },
    '&[data-plot]': { paddingLeft: 'var(--bui-space-3)' },
  },
});

/** Props of {@link FleetTableRow}. */
export interface FleetTableRowProps {
  item: FleetItem;
  columns: readonly FleetColumn[];
  lastHour: FleetHistoryLine | undefined;
}

/** One Ray cluster in the table; without colour while its data are old. */
export const FleetTableRow = memo(Unmemoized);

function Unmemoized(props: FleetTableRowProps) {
  const { item, columns, lastHour } = props;
  const classes = useStyles();
  return (
    <tr
      className={
        item.staleSince ? `${classes.row} ${classes.old}` : classes.row
      }
    >
      {columns.map(({ id, isNumber }) => {
        const content = (
          <FleetCellContent column={id} item={item} lastHour={lastHour} />
        );
        return id === 'name' ? (
          <th key={id} scope="row" className={classes.cell}>
            {content}
          </th>
        ) : (
          <td
            key={id}
            className={classes.cell}
            data-number={isNumber || undefined}
            data-plot={id === 'lastHour' || undefined}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}
