import type { FleetHistoryState } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { Sparkline } from '../Sparkline';
import type { FleetItem } from './FleetItem';

/** Props of {@link FleetLastHour}. */
export interface FleetLastHourProps {
  item: FleetItem;
  history: FleetHistoryState;
}

/** The last hour's workers as a small line; nothing where nobody watched. */
export function FleetLastHour(props: FleetLastHourProps) {
  const { item, history } = props;
  const t = useKuberayTranslation();
  if (history.state === 'failed') {
    return <span title={t('fleet.row.noHistory')}>–</span>;
  }
  const line =
    history.state === 'ready' ? history.lines.get(item.id) : undefined;
  return line ? (
    <Sparkline
      ready={line.ready}
      desired={line.desired}
      label={t('fleet.row.lastHour', { name: item.row.ref.name })}
    />
  ) : null;
}
