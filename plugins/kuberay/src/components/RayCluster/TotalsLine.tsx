import { makeStyles } from '@material-ui/core/styles';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { formatBytes } from '../Text';

const useStyles = makeStyles({
  root: {
    margin: 0,
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.45,
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link TotalsLine}. */
export interface TotalsLineProps {
  rayCluster: RayClusterView;
}

/** What the cluster asks for, head included; of a suspended one, what would come back. */
export function TotalsLine(props: TotalsLineProps) {
  const { totals, workersWhenResumed } = props.rayCluster;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const parts: string[] = [
    t('totals.workers', { count: totals.workersDesired }),
  ];
  if (workersWhenResumed !== undefined) {
    parts.push(t('totals.whenResumed', { workers: workersWhenResumed }));
  }
  if (totals.cpu > 0) {
    parts.push(t('totals.cpu', { cpu: totals.cpu }));
  }
  if (totals.memory > 0) {
    parts.push(formatBytes(totals.memory));
  }
  if (totals.gpu > 0) {
    parts.push(t('totals.gpu', { gpu: totals.gpu }));
  }
  if (totals.tpu > 0) {
    parts.push(t('totals.tpu', { tpu: totals.tpu }));
  }
  return <p className={classes.root}>{parts.join(' · ')}</p>;
}
