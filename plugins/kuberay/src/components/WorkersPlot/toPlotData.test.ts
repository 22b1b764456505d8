import type { HistoryPoint } from 'backstage-plugin-kuberay-common';
import { aRayClusterView } from 'backstage-plugin-kuberay-common/testUtils';
import type { PlotData } from './PlotData';
import { toPlotData } from './toPlotData';

const MINUTE_MS = 60_000;
const now = Date.parse('2026-11-21T12:00:00Z');
const rayCluster = aRayClusterView({ createdAt: '2026-11-01T00:00:00Z' });
const counts = { desired: 4, ready: 4, min: 1, max: 10 };

const before = (minutes: number) =>
  new Date(now - minutes * MINUTE_MS).toISOString();

const points = (from: number): HistoryPoint[] =>
  Array.from({ length: from }, (_, index) => ({
    at: before(from - index),
    ...counts,
  }));

/** A cluster that is recorded since so many minutes, seen in a browser whose clock is ahead by some. */
function plotOf({
  since = 60,
  ahead = 0,
  group = undefined as string | undefined,
} = {}) {
  return toPlotData({
    history: {
      from: before(70),
      to: before(0),
      step: 'PT1M',
      rayClusters: [
        {
          ref: rayCluster.ref,
          groups: [
            { name: 'old', points: points(since) },
            { name: 'new', points: points(1) },
          ],
          marks: [{ at: before(1), kind: 'suspended' }],
        },
      ],
    },
    hours: 1,
    rayCluster,
    live: [
      {
        at: now + ahead * MINUTE_MS,
        groups: [
          { name: 'old', ...counts },
          { name: 'new', ...counts },
        ],
      },
    ],
    group,
    now: now + ahead * MINUTE_MS + 1_000,
    clockAheadMs: ahead * MINUTE_MS,
  });
}

const lengthOf = ({ from, until }: PlotData) => (until - from) / MINUTE_MS;

describe('toPlotData', () => {
  it('shows the hour that was asked for', () => {
    expect(lengthOf(plotOf())).toBe(60);
  });

  it('shows less of it while less is known, whichever group is chosen', () => {
    expect(lengthOf(plotOf({ since: 15 }))).toBe(20);
    expect(lengthOf(plotOf({ since: 15, group: 'new' }))).toBe(20);
  });

  it.each([-5, 5])(
    'shows the same in a browser whose clock is ahead by %s minutes',
    ahead => {
      const plot = plotOf({ ahead });
      expect(plot).toEqual(plotOf());
      expect(plot.series.gaps).toEqual([]);
    },
  );
});
