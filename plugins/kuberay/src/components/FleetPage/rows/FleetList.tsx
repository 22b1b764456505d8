import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import { OLD_DATA_STYLE } from '../../Freshness';
import { useKuberayTranslation } from '../../../translation';
import { FleetPhase, FleetSync } from './FleetFacts';
import type { FleetItem } from '../model/FleetItem';
import { FleetName } from './FleetName';
import { FleetVerdict } from './FleetVerdict';
import { FleetWorkers } from './FleetWorkers';

const useStyles = makeStyles({
  root: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: 'var(--bui-space-2)',
    padding: 'var(--bui-space-3) 0',
    fontSize: 'var(--bui-font-size-3)',
    borderTop: '1px solid var(--bui-border-1)',
  },
  top: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: 'var(--bui-space-3)',
    fontVariantNumeric: 'tabular-nums',
    // Counts keep their line; a long name gives way.
    '& > :last-child': { flex: 'none' },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 'var(--bui-space-1) var(--bui-space-4)',
  },
  old: OLD_DATA_STYLE,
});

/** Props of {@link FleetList}. */
export interface FleetListProps {
  /** One page of them. */
  items: readonly FleetItem[];
}

/** Ray clusters below one another, where there is no room for a table. */
export const FleetList = memo(Unmemoized);

function Unmemoized(props: FleetListProps) {
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label={t('fleet.title')}>
      {props.items.map(item => (
        <li
          key={item.id}
          className={
            item.staleSince ? `${classes.item} ${classes.old}` : classes.item
          }
        >
          <div className={classes.top}>
            <FleetName item={item} />
            <FleetWorkers row={item.row} />
          </div>
          <FleetVerdict item={item} />
          <div className={classes.facts}>
            <FleetPhase row={item.row} />
            <FleetSync row={item.row} />
          </div>
        </li>
      ))}
    </ul>
  );
}
