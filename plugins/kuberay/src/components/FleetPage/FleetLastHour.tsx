import type { FleetHistoryLine } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { Sparkline } from '../Sparkline';
import type { FleetItem } from './FleetItem';

/** Props of {@link FleetLastHour}. */
export interface FleetLastHourProps {
  item: FleetItem;
  /** Undefined where nobody watched. */
  line: FleetHistoryLine | undefined;
}

/** The last hour's workers as a small line. */
export function FleetLastHour(props: FleetLastHourProps) {
  const { item, line } = props;
  const t = useKuberayTranslation();
  return line ? (
    <Sparkline
      ready={line.ready}
      desired={line.desired}
      label={t('fleet.row.lastHour', { name: item.row.ref.name })}
    />
  ) : null;
}
