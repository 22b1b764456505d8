import fc from 'fast-check';
import {
  fleetHistoryViewSchema,
  historyViewSchema,
} from 'backstage-plugin-kuberay-common';
import type { HistoryView } from 'backstage-plugin-kuberay-common';
import type { Knex } from 'knex';
import {
  aHistoryDatabase,
  describeHistory,
} from '../__testUtils__/historyDatabases';
import { DatabaseHistoryStore } from './DatabaseHistoryStore';
import { HistoryDatabase } from './HistoryDatabase';
import type { HistoryRange } from './HistoryStore';

jest.setTimeout(120_000);

/** A fast minute of a made-up time: steps of 10 s can be read off. */
const T0 = Date.parse('2026-11-21T00:00:00.000Z');
const REF = { cluster: 'prod', namespace: 'ray', name: 'demo' };
const RANGE = { from: T0, to: T0 + 60_000, step: 10_000 };

/** [seconds, ready], with 9 desired; `end`: the group is not there from then on. */
type Written = [seconds: number, ready: number | 'end'];

describeHistory('DatabaseHistoryStore', (id, databases) => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await aHistoryDatabase(databases, id);
  });

  async function write(rows: Written[], uid = 'uid', group = 'std') {
    const database = HistoryDatabase.create(knex);
    for (const [seconds, ready] of rows) {
      const counts =
        ready === 'end' ? undefined : { desired: 9, ready, min: 0 };
      const at = T0 + seconds * 1000;
      await database.writeCounts([{ ref: REF, uid, group, at, counts }]);
    }
  }

  async function watch(...sights: Array<[number, number]>) {
    await knex('history_sights').insert(
      sights.map(([from, until]) => ({
        cluster: 'prod',
        namespace: '',
        seen_from: T0 + from * 1000,
        seen_until: T0 + until * 1000,
      })),
    );
  }

  async function read(
    range: HistoryRange = RANGE,
    now = T0 + 3600_000,
  ): Promise<HistoryView> {
    const store = DatabaseHistoryStore.create({ knex, now: () => now });
    const view = await store.read([REF], range);
    return historyViewSchema.parse(view);
  }

  /** Points as `<seconds> <ready>`, with `low..high` behind it. */
  async function points(range?: HistoryRange, now?: number) {
    const [{ groups }] = (await read(range, now)).rayClusters;
    return groups.map(group =>
      group.points.map(point => {
        const { at, ready, readyLow = ready, readyHigh = ready } = point;
        const spread =
          readyLow === readyHigh ? '' : ` ${readyLow}..${readyHigh}`;
        return `${(Date.parse(at) - T0) / 1000} ${ready}${spread}`;
      }),
    );
  }

  it.each<{
    title: string;
    rows: Written[];
    expected: string[];
  }>([
    {
      title: 'a value from before the range is carried into it',
      rows: [[-3600, 3]],
      expected: ['0 3', '10 3', '20 3', '30 3', '40 3', '50 3'],
    },
    {
      title: 'a row at the edge of a step belongs to the step that it begins',
      rows: [
        [0, 1],
        [20, 2],
      ],
      expected: ['0 1', '10 1', '20 2', '30 2', '40 2', '50 2'],
    },
    {
      title: 'of several rows the last stands, with the lowest and the highest',
      rows: [
        [-5, 4],
        [30, 1],
        [35, 7],
        [40, 5],
      ],
      expected: ['0 4', '10 4', '20 4', '30 7 1..7', '40 5', '50 5'],
    },
    {
      title: 'nothing is told before the first row',
      rows: [[25, 2]],
      expected: ['20 2', '30 2', '40 2', '50 2'],
    },
    {
      title: 'an end ends the line, in the step in which it was',
      rows: [
        [0, 2],
        [25, 'end'],
      ],
      expected: ['0 2', '10 2'],
    },
    {
      title: 'a group that comes back begins again',
      rows: [
        [0, 2],
        [15, 'end'],
        [45, 3],
      ],
      expected: ['0 2', '40 3', '50 3'],
    },
    {
      title: 'a row at the end of the range is outside of it',
      rows: [
        [0, 2],
        [60, 3],
      ],
      expected: ['0 2', '10 2', '20 2', '30 2', '40 2', '50 2'],
    },
  ])('cuts into steps: $title', async ({ rows, expected }) => {
    await watch([-4000, 4000]);
    await write(rows);
    expect(await points()).toEqual([expected]);
  });

  it('tells nothing of a group that had ended before the range', async () => {
    await watch([-4000, 4000]);
    await write([
      [-60, 1],
      [-30, 'end'],
    ]);
    expect(await points()).toEqual([]);
  });

  it('draws no line where nobody watched', async () => {
    await watch([-100, 12], [150, 300]);
    await write([[-100, 1]]);
    const range = { from: T0, to: T0 + 200_000, step: 10_000 };
    expect(await points(range)).toEqual([
      ['0 1', '10 1', '150 1', '160 1', '170 1', '180 1', '190 1'],
    ]);
  });

  it('goes on over a gap as short as a watch may be silent', async () => {
    await watch([-100, 12], [50, 300]);
    await write([[-100, 1]]);
    expect((await points())[0]).toHaveLength(6);
  });

  it('ends at the present, and not at the last sight, which is written every 30 s only', async () => {
    await watch([-100, 5]);
    await write([[-100, 1]]);
    expect(await points(RANGE, T0 + 35_000)).toEqual([
      ['0 1', '10 1', '20 1', '30 1'],
    ]);
  });

  it('draws a RayCluster that was made anew as one line', async () => {
    await watch([-100, 100]);
    await write([
      [-60, 2],
      [20, 'end'],
    ]);
    await write([[30, 5]], 'another');
    expect(await points()).toEqual([['0 2', '10 2', '30 5', '40 5', '50 5']]);
  });

  it('draws the younger one where the end of the older one was never written', async () => {
    await watch([-100, 100]);
    await write([[-60, 2]]);
    await write([[30, 5]], 'another');
    expect(await points()).toEqual([
      ['0 2', '10 2', '20 2', '30 5', '40 5', '50 5'],
    ]);
  });

  it('tells a suspension once that two replicas have seen in two buckets', async () => {
    const mark = { ref: REF, uid: 'uid' };
    await HistoryDatabase.create(knex).writeMarks([
      { ...mark, at: T0 + 5000, kind: 'suspended' },
      { ...mark, at: T0 + 10_000, kind: 'suspended' },
      { ...mark, at: T0 + 20_000, kind: 'resumed' },
    ]);
    expect((await read()).rayClusters[0].marks).toEqual([
      { at: '2026-11-21T00:00:05.000Z', kind: 'suspended' },
      { at: '2026-11-21T00:00:20.000Z', kind: 'resumed' },
    ]);
  });

  it('answers for clusters that it has never seen', async () => {
    expect(await read()).toEqual({
      from: '2026-11-21T00:00:00.000Z',
      to: '2026-11-21T00:01:00.000Z',
      step: 'PT10S',
      rayClusters: [{ ref: REF, groups: [], marks: [] }],
    });
  });

  it('never answers with more than 500 points: the step grows', async () => {
    await watch([-100, 4000]);
    await write([[-60, 1]]);
    const range = { from: T0, to: T0 + 3600_000, step: 1 };
    const view = await read(range);
    expect(view.step).toBe('PT7.2S');
    expect(view.rayClusters[0].groups[0].points).toHaveLength(500);
  });

  it.each([
    [{ ...RANGE, to: T0 }, 'History: from must be before to'],
    [{ ...RANGE, step: 0 }, 'History: step must be more than 0 ms'],
    [{ ...RANGE, from: NaN }, 'History: from must be whole milliseconds'],
  ])('refuses a range that is none', async (range, message) => {
    await expect(read(range)).rejects.toThrow(message);
  });

  it('adds up the groups of each of many RayClusters, asking four times', async () => {
    const database = HistoryDatabase.create(knex);
    const refOf = (index: number) => ({ ...REF, name: `demo-${index}` });
    const refs = Array.from({ length: 250 }, (_, index) => refOf(index));
    await watch([-100, 12], [150, 300]);
    await database.writeCounts(
      refs.flatMap((ref, index) =>
        ['std', 'gpu'].map(group => ({
          ref,
          uid: ref.name,
          group,
          at: T0 - 60_000,
          counts: { desired: index + 1, ready: index, min: 0 },
        })),
      ),
    );
    await database.writeCounts([
      { ref: refOf(7), uid: 'demo-7', group: 'gpu', at: T0 + 160_000 },
    ]);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));

    const view = await DatabaseHistoryStore.create({
      knex,
      now: () => T0 + 3600_000,
    }).readWorkers([...refs, { ...REF, cluster: 'test', name: 'never-seen' }], {
      from: T0,
      to: T0 + 200_000,
      step: 50_000,
    });

    expect(fleetHistoryViewSchema.strict().parse(view)).toEqual(view);
    expect({
      ...view,
      rayClusters: [7, 249, 250].map(index => view.rayClusters[index]),
      statements: statements.length,
    }).toEqual({
      from: '2026-11-21T00:00:00.000Z',
      to: '2026-11-21T00:03:20.000Z',
      step: 'PT50S',
      rayClusters: [
        // One of its two groups has ended in the last step.
        {
          ref: refOf(7),
          ready: [14, null, null, 7],
          desired: [16, null, null, 8],
        },
        {
          ref: refOf(249),
          ready: [498, null, null, 498],
          desired: [500, null, null, 500],
        },
        {
          ref: { cluster: 'test', namespace: 'ray', name: 'never-seen' },
          ready: [null, null, null, null],
          desired: [null, null, null, null],
        },
      ],
      statements: 4,
    });
  });

  it('tells of the namespaces of one cluster when each of them was watched', async () => {
    const database = HistoryDatabase.create(knex);
    const refs = ['a', 'b'].map(namespace => ({ ...REF, namespace }));
    for (const [index, ref] of refs.entries()) {
      await knex('history_sights').insert({
        cluster: 'prod',
        namespace: ref.namespace,
        seen_from: T0 + index * 30_000,
        seen_until: T0 + index * 30_000 + 10_000,
      });
      const counts = { desired: 2, ready: 1, min: 0 };
      const { namespace: uid } = ref;
      await database.writeCounts([
        { ref, uid, group: 'std', at: T0 - 60_000, counts },
      ]);
    }

    const { rayClusters } = await DatabaseHistoryStore.create({
      knex,
      now: () => T0 + 3600_000,
    }).readWorkers(refs, { ...RANGE, step: 30_000 });

    expect(rayClusters.map(({ ready }) => ready)).toEqual([
      [1, null],
      [null, 1],
    ]);
  });

  it('has no workers to tell of an empty fleet', async () => {
    const view = await DatabaseHistoryStore.create({ knex }).readWorkers(
      [],
      RANGE,
    );
    expect(view.rayClusters).toEqual([]);
  });

  it('has in every step the last value and the extremes of the full series', async () => {
    await watch([0, 1000]);
    let series = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({
            bucket: fc.integer({ min: 0, max: 59 }),
            ready: fc.integer({ min: 0, max: 9 }),
          }),
          { selector: ({ bucket }) => bucket, minLength: 1, maxLength: 20 },
        ),
        fc.integer({ min: 3, max: 40 }),
        async (rows, stepSeconds) => {
          const group = `group-${(series += 1)}`;
          rows.sort((a, b) => a.bucket - b.bucket);
          await write(
            rows.map(({ bucket, ready }) => [bucket * 5, ready]),
            'uid',
            group,
          );
          const step = stepSeconds * 1000;
          const view = await read({ from: T0, to: T0 + 300_000, step });
          const drawn = view.rayClusters[0].groups.find(
            ({ name }) => name === group,
          );
          const valueAt = (seconds: number) =>
            [...rows].reverse().find(({ bucket }) => bucket * 5 <= seconds)
              ?.ready;
          for (let start = 0; start < 300; start += stepSeconds) {
            const values: number[] = [];
            for (
              let second = start;
              second < Math.min(300, start + stepSeconds);
              second++
            ) {
              const value = valueAt(second);
              if (value !== undefined) {
                values.push(value);
              }
            }
            const at = new Date(T0 + start * 1000).toISOString();
            const point = drawn?.points.find(one => one.at === at);
            const ready = values[values.length - 1];
            const told = point && [
              point.ready,
              point.readyLow ?? point.ready,
              point.readyHigh ?? point.ready,
            ];
            expect(told).toEqual(
              values.length > 0
                ? [ready, Math.min(...values), Math.max(...values)]
                : undefined,
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
