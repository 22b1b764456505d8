import { Button } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import { useMemo, useState } from 'react';
import type { HistoryState } from '../../live/HistoryState';
import { useNow } from '../../live/useNow';
import { useKuberayTranslation } from '../../translation';
import { OLD_DATA_STYLE, portalProblem } from '../Freshness';
import { Note } from '../Note';
import { asSentence, SkeletonLine, translateAge } from '../Text';
import { ChangesTable } from './ChangesTable';
import type { LiveCounts } from './LiveCounts';
import { PlotLegend } from './PlotLegend';
import { PlotMessage } from './PlotMessage';
import { toPlotData } from './toPlotData';
import { WorkersPlot } from './WorkersPlot';

/** The right edge moves on by about two pixels of an hour. */
const EDGE_INTERVAL_MS = 10_000;

const useStyles = makeStyles({
  old: OLD_DATA_STYLE,
  below: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: 'var(--bui-space-3)',
    marginTop: 'var(--bui-space-2)',
  },
});

/** Props of {@link PlotContent}. */
export interface PlotContentProps {
  rayCluster: RayClusterView;
  history: HistoryState;
  live: readonly LiveCounts[];
  /** Absent: all groups. */
  group?: string;
  /** The range that was asked for, in hours. */
  hours: number;
  onRetry: () => void;
}

/** The plot, or why there is none. */
export function PlotContent(props: PlotContentProps) {
  const { history, onRetry } = props;
  const t = useKuberayTranslation();
  switch (history.state) {
    case 'loading':
      return (
        <div role="status" aria-label={t('plot.state.loading')}>
          <SkeletonLine width="100%" height={250} />
        </div>
      );
    case 'forbidden':
      return <PlotMessage title={t('plot.state.forbidden')} />;
    case 'failed':
      return (
        <PlotMessage
          title={t('plot.state.failed')}
          hint={`${t(`portal.${portalProblem(history.error)}`)} ${asSentence(
            history.error.message,
          )}`}
          onRetry={onRetry}
        />
      );
    default:
      return <KnownHistory {...props} history={history} />;
  }
}

function KnownHistory(
  props: PlotContentProps & {
    history: Extract<HistoryState, { state: 'ready' | 'stale' }>;
  },
) {
  const { rayCluster, history, live, group } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const now = useNow(EDGE_INTERVAL_MS);
  const [hasTable, setHasTable] = useState(false);
  const data = useMemo(
    () =>
      toPlotData({
        history: history.view,
        hours: history.hours,
        clockAheadMs: history.clockAheadMs,
        rayCluster,
        live,
        group,
        now,
      }),
    [history, rayCluster, live, group, now],
  );
  // A cluster that is not there has no groups either, which says nothing of its spec.
  const isThere = rayCluster.head !== undefined;
  if (
    data.series.spans.length === 0 &&
    rayCluster.groups.length === 0 &&
    isThere
  ) {
    return <PlotMessage title={t('plot.state.noGroups')} />;
  }
  if (data.series.spans.length === 0) {
    return (
      <PlotMessage
        title={t('plot.state.empty')}
        hint={t('plot.state.emptyHint')}
      />
    );
  }
  const groupName = group ?? t('plot.allGroups');
  // Another range was chosen, or the last read failed.
  const isOld = history.state === 'stale' || history.hours !== props.hours;
  return (
    <div aria-busy={history.hours !== props.hours}>
      {history.state === 'stale' && (
        <Note
          severity="info"
          title={t('plot.state.stale', {
            age: translateAge(t, now - history.since),
          })}
        >
          {t(`portal.${portalProblem(history.error)}`)}{' '}
          {t('freshness.retrying')}
        </Note>
      )}
      <div className={isOld ? classes.old : undefined}>
        <WorkersPlot
          data={data}
          label={t('plot.label', {
            name: rayCluster.ref.name,
            group: groupName,
          })}
        />
        <div className={classes.below}>
          <PlotLegend data={data} />
          <Button
            variant="tertiary"
            size="small"
            aria-expanded={hasTable}
            onPress={() => setHasTable(!hasTable)}
          >
            {t(hasTable ? 'plot.table.hide' : 'plot.table.show')}
          </Button>
        </div>
        {hasTable && (
          <ChangesTable
            data={data}
            title={t('plot.table.title', { group: groupName })}
          />
        )}
      </div>
    </div>
  );
}
