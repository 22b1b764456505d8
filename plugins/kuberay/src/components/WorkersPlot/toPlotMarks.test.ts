import type { HistoryMark } from 'backstage-plugin-kuberay-common';
import { toPlotMarks } from './toPlotMarks';

const START = Date.parse('2026-11-21T12:00:00Z');
const STEP_MS = 10_000;
const second = (seconds: number) => START + seconds * 1_000;
const iso = (seconds: number) => new Date(second(seconds)).toISOString();

const sync = (seconds: number): HistoryMark => ({
  at: iso(seconds),
  kind: 'sync',
  application: 'argocd/ray',
  revisions: ['1.5.1'],
});

type Bounds = { min: number; max?: number };

/** Points of a group, a step of 10 s each, with the bounds that hold from the given seconds on; undefined: not there. */
function pointsOf(changes: Record<number, Bounds | undefined>, until = 600) {
  let bounds: Bounds | undefined;
  return Array.from({ length: until / 10 }, (_, index) => {
    const seconds = index * 10;
    if (seconds in changes) {
      bounds = changes[seconds];
    }
    return bounds
      ? [{ at: iso(seconds), desired: 1, ready: 1, ...bounds }]
      : [];
  }).flat();
}

function marksOf({
  groups,
  marks,
  group,
  from = START,
  until = second(1_000),
}: {
  groups: Record<string, Record<number, Bounds | undefined>>;
  marks: HistoryMark[];
  group?: string;
  from?: number;
  until?: number;
}) {
  return toPlotMarks({
    recorded: {
      groups: Object.entries(groups).map(([name, changes]) => ({
        name,
        points: pointsOf(changes),
      })),
      marks,
    },
    step: `PT${STEP_MS / 1_000}S`,
    group,
    from,
    until,
  });
}

const changesOf = (options: Parameters<typeof marksOf>[0]) =>
  marksOf(options).map(mark =>
    mark.kind === 'sync' ? mark.changes : mark.kind,
  );

const raised = { 0: { min: 1, max: 200 }, 300: { min: 1, max: 300 } };
const max = { what: 'max', from: 200, to: 300 };

describe('toPlotMarks', () => {
  it('says which Application was synced, to what, and what it changed', () => {
    expect(marksOf({ groups: { a: raised }, marks: [sync(303)] })).toEqual([
      {
        kind: 'sync',
        at: second(303),
        application: 'argocd/ray',
        revisions: ['1.5.1'],
        changes: [{ group: 'a', ...max }],
      },
    ]);
  });

  it.each`
    seconds | found                       | why
    ${295}  | ${[{ group: 'a', ...max }]} | ${'the change is recorded a little later'}
    ${345}  | ${[{ group: 'a', ...max }]} | ${'the sync is done a little later'}
    ${200}  | ${[]}                       | ${'the sync was long before'}
    ${420}  | ${[]}                       | ${'the sync was long after'}
  `('at $seconds s: $why', ({ seconds, found }) => {
    expect(
      changesOf({ groups: { a: raised }, marks: [sync(seconds)] }),
    ).toEqual([found]);
  });

  it('gives each of two syncs its own change', () => {
    const a = {
      0: { min: 1, max: 2 },
      300: { min: 1, max: 3 },
      340: { min: 0, max: 3 },
    };
    expect(changesOf({ groups: { a }, marks: [sync(302), sync(342)] })).toEqual(
      [
        [{ group: 'a', what: 'max', from: 2, to: 3 }],
        [{ group: 'a', what: 'min', from: 1, to: 0 }],
      ],
    );
  });

  it('knows a maximum that came or went', () => {
    const a = { 0: { min: 1, max: 2 }, 300: { min: 1 } };
    expect(changesOf({ groups: { a }, marks: [sync(301)] })).toEqual([
      [{ group: 'a', what: 'max', from: 2, to: undefined }],
    ]);
  });

  it('tells groups that came and went, but not those of the first sync', () => {
    const groups = {
      a: { 0: { min: 1 }, 300: undefined },
      b: { 300: { min: 1 } },
      c: { 0: { min: 1 } },
    };
    expect(changesOf({ groups, marks: [sync(301)] })).toEqual([
      [
        { group: 'a', what: 'removed' },
        { group: 'b', what: 'added' },
      ],
    ]);
    expect(
      changesOf({ groups: { a: { 300: { min: 1 } } }, marks: [sync(301)] }),
    ).toEqual([[]]);
  });

  it('leaves out what a sync changed of other groups than the chosen one', () => {
    const groups = { a: raised, b: raised };
    expect(changesOf({ groups, marks: [sync(301)], group: 'b' })).toEqual([
      [{ group: 'b', ...max }],
    ]);
  });

  it('orders the marks by time and drops those before the plot', () => {
    const marks: HistoryMark[] = [
      { at: iso(500), kind: 'resumed' },
      sync(100),
      { at: iso(400), kind: 'suspended' },
    ];
    expect(
      changesOf({ groups: { a: raised }, marks, from: second(200) }),
    ).toEqual(['suspended', 'resumed']);
  });

  it('puts what another clock says to come at the right edge', () => {
    const marks = marksOf({
      groups: { a: raised },
      marks: [{ at: iso(303), kind: 'suspended' }],
      until: second(300),
    });
    expect(marks).toEqual([{ kind: 'suspended', at: second(300) }]);
  });

  it('has none for a cluster without a history', () => {
    const edges = { from: START, until: START + STEP_MS };
    expect(toPlotMarks({ step: 'PT10S', ...edges })).toEqual([]);
  });
});
