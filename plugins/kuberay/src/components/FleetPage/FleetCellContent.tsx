import type { FleetHistoryLine } from '../../live';
import type { FleetColumnId } from './fleetColumns';
import {
  FleetAge,
  FleetHealth,
  FleetOwnerLink,
  FleetPhase,
  FleetSync,
} from './FleetFacts';
import type { FleetItem } from './FleetItem';
import { FleetLastHour } from './FleetLastHour';
import { FleetName } from './FleetName';
import { FleetVerdict } from './FleetVerdict';
import { FleetWorkers } from './FleetWorkers';

/** Props of {@link FleetCellContent}. */
export interface FleetCellContentProps {
  column: FleetColumnId;
  item: FleetItem;
  lastHour: FleetHistoryLine | undefined;
}

/** What a row shows in a column. */
export function FleetCellContent(props: FleetCellContentProps) {
  const { column, item, lastHour } = props;
  const { row } = item;
  switch (column) {
    case 'name':
      return <FleetName item={item} />;
    case 'verdict':
      return <FleetVerdict item={item} />;
    case 'workers':
      return <FleetWorkers row={row} />;
    case 'lastHour':
      return <FleetLastHour item={item} line={lastHour} />;
    case 'phase':
      return <FleetPhase row={row} />;
    case 'sync':
      return <FleetSync row={row} />;
    case 'health':
      return <FleetHealth row={row} />;
    case 'owner':
      return <FleetOwnerLink owner={item.owner} />;
    case 'age':
      return <FleetAge row={row} />;
    default:
      return unreachable(column);
  }
}

function unreachable(column: never): never {
  throw new Error(`No content for ${column}`);
}
