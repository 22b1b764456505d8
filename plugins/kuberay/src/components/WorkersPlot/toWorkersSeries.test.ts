import type { HistoryPoint } from 'backstage-plugin-kuberay-common';
import type { LiveCounts } from './LiveCounts';
import { toWorkersSeries } from './toWorkersSeries';

const MINUTE = 60_000;
const START = Date.parse('2026-11-21T12:00:00Z');

/** Ms of the epoch, minutes after the left edge. */
const minute = (minutes: number) => START + minutes * MINUTE;

/** A point at that minute. */
function at(minutes: number, counts: Partial<HistoryPoint> = {}): HistoryPoint {
  return {
    at: new Date(minute(minutes)).toISOString(),
    desired: 2,
    ready: 2,
    min: 1,
    max: 10,
    ...counts,
  };
}

/** The series of ten minutes, of which the first `recordedMinutes` are recorded, a step each minute. */
function seriesOf({
  groups,
  live = [],
  group,
  createdAt,
  recordedMinutes = 10,
}: {
  groups: Record<string, HistoryPoint[]>;
  live?: LiveCounts[];
  group?: string;
  createdAt?: number;
  recordedMinutes?: number;
}) {
  const { spans, gaps } = toWorkersSeries({
    range: {
      from: new Date(minute(0)).toISOString(),
      to: new Date(minute(recordedMinutes)).toISOString(),
      step: 'PT1M',
    },
    recorded: {
      groups: Object.entries(groups).map(([name, points]) => ({
        name,
        points,
      })),
    },
    live,
    group,
    createdAt,
    from: minute(0),
    until: minute(10),
  });
  const times = ({ from, until }: { from: number; until: number }) =>
    `${(from - START) / MINUTE}–${(until - START) / MINUTE}`;
  return {
    spans: spans.map(span => {
      const { from, until, ...counts } = span;
      return { when: times(span), ...counts };
    }),
    gaps: gaps.map(times),
  };
}

/** A point for each of these minutes. */
const minutes = (
  from: number,
  until: number,
  counts: Partial<HistoryPoint> = {},
) =>
  Array.from({ length: until - from }, (_, index) => at(from + index, counts));

const two = { desired: 2, ready: 2, min: 1, max: 10 };

describe('toWorkersSeries', () => {
  it('makes one span of steps that say the same', () => {
    expect(seriesOf({ groups: { a: minutes(0, 10) } })).toEqual({
      spans: [{ when: '0–10', ...two }],
      gaps: [],
    });
  });

  it('begins a span where a count or a bound changes', () => {
    const groups = {
      a: [
        ...minutes(0, 4),
        ...minutes(4, 7, { desired: 3 }),
        at(7, { max: 9 }),
      ],
    };
    expect(seriesOf({ groups, recordedMinutes: 8 }).spans).toEqual([
      { when: '0–4', ...two },
      { when: '4–7', ...two, desired: 3 },
      { when: '7–8', ...two, max: 9 },
    ]);
  });

  it('keeps what happened within a step apart, even beside its like', () => {
    const groups = {
      a: [...minutes(0, 8), at(8, { readyLow: 0 }), at(9, { readyLow: 0 })],
    };
    expect(seriesOf({ groups }).spans).toEqual([
      { when: '0–8', ...two },
      { when: '8–9', ...two, readyLow: 0 },
      { when: '9–10', ...two, readyLow: 0 },
    ]);
  });

  it('breaks the line where nobody watched', () => {
    expect(
      seriesOf({ groups: { a: [...minutes(0, 3), ...minutes(6, 10)] } }),
    ).toEqual({
      spans: [
        { when: '0–3', ...two },
        { when: '6–10', ...two },
      ],
      gaps: ['3–6'],
    });
  });

  it('has no gap where a group was not there and others were seen', () => {
    const groups = { a: minutes(0, 10), b: minutes(5, 8) };
    expect(seriesOf({ groups, group: 'b' })).toEqual({
      spans: [{ when: '5–8', ...two }],
      gaps: [],
    });
  });

  it('calls the time before the cluster was made no gap', () => {
    const groups = { a: minutes(4, 10) };
    expect(seriesOf({ groups, createdAt: minute(3.5) }).gaps).toEqual([]);
    expect(seriesOf({ groups, createdAt: minute(1) }).gaps).toEqual(['0–4']);
    expect(seriesOf({ groups }).gaps).toEqual(['0–4']);
  });

  it('adds up all groups that are there, lows and highs as bounds', () => {
    const groups = {
      a: [at(0), at(1, { ready: 1, readyLow: 0, desiredHigh: 4 })],
      b: [at(1, { ready: 5, desired: 5, readyLow: 3, max: undefined })],
    };
    expect(seriesOf({ groups, recordedMinutes: 2 }).spans).toEqual([
      { when: '0–1', ...two },
      {
        when: '1–2',
        ready: 6,
        desired: 7,
        min: 2,
        readyLow: 3,
        desiredHigh: 9,
      },
    ]);
  });

  describe('after the recorded range', () => {
    const groups = { a: minutes(0, 7) };
    const seen = (
      minutesAfter: number,
      ready?: number,
      name = 'a',
    ): LiveCounts => ({
      at: minute(minutesAfter),
      groups: ready === undefined ? undefined : [{ ...two, ready, name }],
    });
    const liveOf = (...live: LiveCounts[]) =>
      seriesOf({ groups, live, recordedMinutes: 7 });

    it('shows what was seen live, until the right edge', () => {
      expect(liveOf(seen(3, 1), seen(6, 2), seen(8, 3))).toEqual({
        spans: [
          { when: '0–8', ...two },
          { when: '8–10', ...two, ready: 3 },
        ],
        gaps: [],
      });
    });

    it('has a gap while nobody looked', () => {
      expect(liveOf(seen(6, 2), seen(8), seen(9, 2))).toEqual({
        spans: [
          { when: '0–8', ...two },
          { when: '9–10', ...two },
        ],
        gaps: ['8–9'],
      });
    });

    it('bridges the moment between the two reads, not more', () => {
      expect(liveOf(seen(7.5, 2)).gaps).toEqual([]);
      expect(liveOf(seen(8.5, 2)).gaps).toEqual(['7–8.5']);
    });

    it('stops where nothing is seen live', () => {
      expect(liveOf()).toEqual({
        spans: [{ when: '0–7', ...two }],
        gaps: ['7–10'],
      });
    });
  });

  it('is nothing but a gap without a history', () => {
    expect(seriesOf({ groups: {} })).toEqual({ spans: [], gaps: ['0–10'] });
  });
});
