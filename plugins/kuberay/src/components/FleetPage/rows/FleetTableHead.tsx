import { makeStyles } from '@material-ui/core/styles';
import { RiArrowUpLine } from '@remixicon/react';
import { useKuberayTranslation } from '../../../translation';
import type { FleetColumn } from './fleetColumns';
import { isSortable, type FleetSort } from '../model/FleetSort';

const useStyles = makeStyles({
  root: {
    padding: 'var(--bui-space-2) var(--bui-space-3) var(--bui-space-2) 0',
    borderBottom: '1px solid var(--bui-border-1)',
    fontSize: 'var(--bui-font-size-2)',
    fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
    lineHeight: 1.4,
    textAlign: 'left',
    whiteSpace: 'nowrap',
    color: 'var(--bui-fg-secondary)',
    '&[data-number]': { textAlign: 'right' },
    '&[data-plot]': { paddingLeft: 'var(--bui-space-3)' },
  },
  button: {
    display: 'inline-flex',
    verticalAlign: 'top',
    alignItems: 'center',
    gap: 'var(--bui-space-1)',
    padding: 0,
    border: 0,
    borderRadius: 'var(--bui-radius-2)',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    // The arrow on the left, so that the word ends where the numbers end.
    '[data-number] > &': { flexDirection: 'row-reverse' },
    '&:focus-visible': {
      outline: '2px solid var(--bui-ring)',
      outlineOffset: 2,
    },
    '& svg': { opacity: 0, flex: 'none' },
    '&:hover svg, &:focus-visible svg': { opacity: 0.6 },
    '[aria-sort] > & svg': { opacity: 1 },
    '[aria-sort=descending] > & svg': { transform: 'rotate(180deg)' },
  },
});

/** Props of {@link FleetTableHead}. */
export interface FleetTableHeadProps {
  column: FleetColumn;
  sort: FleetSort;
  onSort: (sort: FleetSort) => void;
}

/** Head of a column; pressed, it sorts by the column, and pressed again the other way round. */
export function FleetTableHead(props: FleetTableHeadProps) {
  const { column, sort, onSort } = props;
  const { id } = column;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const label = t(`fleet.columns.${id}`);
  const sorted = sort.column === id;
  return (
    <th
      scope="col"
      className={classes.root}
      style={{ width: column.width }}
      aria-sort={sorted ? sort.direction : undefined}
      data-number={column.isNumber || undefined}
      data-plot={id === 'lastHour' || undefined}
    >
      {isSortable(id) ? (
        <button
          type="button"
          className={classes.button}
          onClick={() =>
            onSort({
              column: id,
              direction:
                sorted && sort.direction === 'ascending'
                  ? 'descending'
                  : 'ascending',
            })
          }
        >
          {label}
          <RiArrowUpLine size={14} aria-hidden="true" />
        </button>
      ) : (
        label
      )}
    </th>
  );
}
