import { VisuallyHidden } from '@backstage/ui';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../../translation';

/** Props of {@link FleetWorkers}. */
export interface FleetWorkersProps {
  row: FleetRow;
}

/** Ready and desired workers; on hover, and for screen readers, in words with the most there may be. */
export function FleetWorkers(props: FleetWorkersProps) {
  const { totals, workersMax } = props.row;
  const t = useKuberayTranslation();
  const counts = { ready: totals.workersReady, desired: totals.workersDesired };
  const words = `${t('fleet.row.workersWords', counts)}, ${
    workersMax === undefined
      ? t('fleet.row.unbounded')
      : t('fleet.row.workersMax', { max: workersMax })
  }`;
  return (
    <span title={words}>
      <span aria-hidden="true">{t('fleet.row.workers', counts)}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
