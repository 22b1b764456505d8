import type { CompoundEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import { DEFAULT_HISTORY_HOURS } from '../../defaultHistoryHours';
import { useHistory } from '../../live/useHistory';
import { useKuberayTranslation } from '../../translation';
import { historyChangeKey } from './historyChangeKey';
import { PlotContent } from './PlotContent';
import { PLOT_RANGES, PlotControls, type PlotRange } from './PlotControls';
import { plotGroups } from './plotGroups';
import { useLiveCounts } from './useLiveCounts';

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    fontFamily: 'var(--bui-font-regular)',
    color: 'var(--bui-fg-primary)',
    fontSize: '0.8125rem',
    lineHeight: 1.45,
    '& p': { margin: 0 },
  },
});

/** Props of {@link WorkersOverTime}. */
export interface WorkersOverTimeProps {
  entityRef: CompoundEntityRef;
  /** As it is now: the right edge of the plot. */
  rayCluster: RayClusterView;
  /** Of the RayCluster: after a sync of one the history is read at once. */
  applications?: readonly ApplicationView[];
  /** The shortest range that holds so many hours is shown at first; default 1. */
  hours?: number;
  /** Whether `rayCluster` is what is there now; default true. While it is not, the plot ends where it was. */
  isLive?: boolean;
}

/** A card with the workers of a Ray cluster over time; it reads the history by itself. */
export function WorkersOverTime(props: WorkersOverTimeProps) {
  const { cluster, namespace, name } = props.rayCluster.ref;
  // What was seen of one cluster is nothing that happened to another.
  return <OneCluster key={`${cluster}/${namespace}/${name}`} {...props} />;
}

function OneCluster(props: WorkersOverTimeProps) {
  const { entityRef, rayCluster, applications = [] } = props;
  const { hours = DEFAULT_HISTORY_HOURS, isLive = true } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const [range, setRange] = useState<PlotRange>(
    () => PLOT_RANGES.find(one => one >= hours) ?? 168,
  );
  const [group, setGroup] = useState<string>();
  const live = useLiveCounts(rayCluster, isLive);
  const { history, retry } = useHistory({
    entityRef,
    hours: range,
    changeKey: historyChangeKey(rayCluster, applications),
  });
  const groups = plotGroups(rayCluster, history);
  // A group may be gone from spec and history while it is chosen.
  const shownGroup = groups.some(one => one.name === group) ? group : undefined;
  return (
    <section className={classes.root} aria-label={t('plot.title')}>
      <EntityInfoCard title={t('plot.title')}>
        <PlotControls
          groups={groups}
          group={shownGroup}
          onGroup={setGroup}
          range={range}
          onRange={setRange}
        />
        <PlotContent
          rayCluster={rayCluster}
          history={history}
          live={live}
          group={shownGroup}
          hours={range}
          onRetry={retry}
        />
      </EntityInfoCard>
    </section>
  );
}
