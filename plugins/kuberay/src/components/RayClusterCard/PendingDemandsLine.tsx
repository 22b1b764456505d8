import { makeStyles } from '@material-ui/core/styles';
import type { PendingDemand } from 'backstage-plugin-kuberay-common';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { formatBytes } from '../Text';
import { MAX_DEMANDS } from './demandsToTell';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: 'var(--bui-space-2) 0',
    borderTop: '1px solid var(--bui-border-1)',
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.45,
    color: 'var(--bui-fg-secondary)',
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Props of {@link PendingDemandsLine}. */
export interface PendingDemandsLineProps {
  demands: PendingDemand[];
}

/** What tasks and actors wait for, by Ray's own count: why a cluster grows, or why it should. */
export function PendingDemandsLine(props: PendingDemandsLineProps) {
  const { demands } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  if (demands.length === 0) {
    return null;
  }
  const words = demands.slice(0, MAX_DEMANDS).map(demand => {
    const said = {
      amount: String(demand.count),
      resources: translateResources(t, demand),
    };
    return demand.atLeast
      ? t('demands.atLeast', said)
      : t('demands.exact', said);
  });
  const others = demands.length - words.length;
  return (
    <p className={classes.root}>
      {t('demands.waiting', {
        demands: [
          ...words,
          ...(others > 0 ? [t('demands.others', { count: others })] : []),
        ].join(', '),
      })}
    </p>
  );
}

function translateResources(
  t: KuberayTranslation,
  { resources }: PendingDemand,
): string {
  return Object.entries(resources)
    .map(([name, amount]) =>
      name === 'memory'
        ? t('demands.memory', { memory: formatBytes(amount) })
        : // Together: a number at the end of a line counts nothing.
          `${amount}\u00a0${name}`,
    )
    .join(' + ');
}
