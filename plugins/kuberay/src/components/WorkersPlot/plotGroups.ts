import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import type { HistoryState } from '../../live/HistoryState';
import type { PlotGroup } from './PlotControls';
import { findRecorded } from './toPlotData';

/** The groups of the spec in its order, each once, and then those of which only the history knows. Pure. */
export function plotGroups(
  { ref, groups }: Pick<RayClusterView, 'ref' | 'groups'>,
  history: HistoryState,
): PlotGroup[] {
  const present = new Set(groups.map(({ name }) => name));
  const recorded =
    'view' in history ? findRecorded(history.view, ref)?.groups ?? [] : [];
  const gone = recorded.filter(
    ({ name, points }) => points.length > 0 && !present.has(name),
  );
  return [
    ...[...present].map(name => ({ name, isGone: false })),
    ...gone.map(({ name }) => ({ name, isGone: true })),
  ];
}
