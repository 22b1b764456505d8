import type { FleetHistoryLine } from '../../../live';
import { useKuberayTranslation } from '../../../translation';
import { Sparkline } from '../../Sparkline';
import type { FleetColumnId } from './fleetColumns';
import {
  FleetAge,
  FleetHealth,
  FleetOwnerLink,
  FleetPhase,
  FleetSync,
} from './FleetFacts';
import type { FleetItem } from '../model/FleetItem';
import { FleetName } from './FleetName';
import { FleetVerdict } from './FleetVerdict';
import { FleetWorkers } from './FleetWorkers';

/** Props of {@link FleetCellContent}. */
export interface FleetCellContentProps {
  column: FleetColumnId;
  item: FleetItem;
  /** Undefined where nobody watched. */
  lastHour: FleetHistoryLine | undefined;
}

/** What a row shows in a column. */
export function FleetCellContent(props: FleetCellContentProps) {
  const { column, item, lastHour } = props;
  const { row } = item;
  const t = useKuberayTranslation();
  switch (column) {
    case 'name':
      return <FleetName item={item} />;
    case 'verdict':
      return <FleetVerdict item={item} />;
    case 'workers':
      return <FleetWorkers row={row} />;
    case 'lastHour':
      return lastHour ? (
        <Sparkline
          ready={lastHour.ready}
          desired={lastHour.desired}
          label={t('fleet.row.lastHour', { name: row.ref.name })}
        />
      ) : null;
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
