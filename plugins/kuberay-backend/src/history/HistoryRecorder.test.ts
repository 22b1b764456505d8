import {
  aRayClusterRecord,
  anApplicationRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { Knex } from 'knex';
import {
  aDemoOf,
  DEMO,
  HistoryScene,
  readyPods,
  START,
} from '../__testUtils__/HistoryScene';
import {
  aHistoryDatabase,
  describeHistory,
} from '../__testUtils__/historyDatabases';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import { DatabaseHistoryStore } from './DatabaseHistoryStore';
import { HistoryDatabase } from './HistoryDatabase';
import { MIGRATIONS_DIRECTORY } from './openHistoryDatabase';

jest.setTimeout(60_000);

/** Rows as `<seconds since the start> <group> <desired>/<ready>`; `end` where the group has gone. */
async function rowsOf(knex: Knex): Promise<string[]> {
  const rows: Array<Record<string, string | null>> = await knex(
    'history_counts as c',
  )
    .join('history_series as s', 's.id', 'c.series_id')
    .orderBy(['c.at', 's.group_name', 's.id'])
    .select('c.at', 's.group_name', 'c.desired', 'c.ready');
  return rows.map(({ at, group_name, desired, ready }) => {
    const seconds = (Number(at) - START) / 1000;
    const counts = desired === null ? 'end' : `${desired}/${ready}`;
    return `${seconds} ${group_name} ${counts}`;
  });
}

/** The Application of the demo with its syncs: revision and time, the oldest first. */
function demoApplication(syncs: Record<string, string>) {
  return anApplicationRecord({
    cluster: 'prod',
    namespace: 'argocd',
    name: 'demo',
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: 'ray',
    },
    rayClusters: [{ namespace: 'ray', name: 'demo-kuberay' }],
    history: Object.entries(syncs).map(([revision, deployedAt], id) => ({
      id,
      revisions: [revision],
      deployedAt,
      automated: true,
    })),
  });
}

describeHistory('HistoryRecorder', (id, databases) => {
  let knex: Knex;
  let scene: HistoryScene;

  beforeEach(async () => {
    knex = await aHistoryDatabase(databases, id);
    scene = HistoryScene.create();
  });

  const aDatabase = () => HistoryDatabase.create(knex);

  it('writes the counts of each group when they are first seen, and again when they change', async () => {
    const recorder = scene.recorder(aDatabase());
    scene.list([aDemoOf({ std: 2, gpu: 1 })], readyPods('std', 1));
    await recorder.record();
    scene.now += 20_000;
    await recorder.record();
    scene.change(aDemoOf({ std: 3, gpu: 1 }));
    await recorder.record();
    expect(await rowsOf(knex)).toEqual([
      '0 gpu 1/0',
      '0 std 2/1',
      '20 std 3/1',
    ]);
  });

  it('has watched a quiet group from the beginning, also where a cluster is first read after the recorder began', async () => {
    const recorder = scene.recorder(aDatabase());
    await recorder.record();
    scene.now += 5000;
    scene.list([aDemoOf({ quiet: 3, restless: 1 })]);
    await recorder.record();
    scene.now += 10_000;
    scene.change(aDemoOf({ quiet: 3, restless: 2 }));
    await recorder.record();
    scene.now += 20_000;
    await recorder.record();
    const store = DatabaseHistoryStore.create({ knex, now: () => scene.now });
    const { rayClusters } = await store.read([DEMO], {
      from: START,
      to: START + 30_000,
      step: 5000,
    });
    expect(
      rayClusters[0].groups.map(
        ({ name, points }) =>
          `${name} ${points.map(({ desired }) => desired).join(' ')}`,
      ),
    ).toEqual(['quiet 3 3 3 3 3', 'restless 1 1 2 2 2']);
  });

  it('writes the first value of a bucket in it, and in the next one what it came to', async () => {
    const recorder = scene.recorder(aDatabase());
    scene.list([aDemoOf({ std: 1 })]);
    await recorder.record();
    for (const [afterMs, std] of [
      [5000, 2],
      [1000, 3],
      [1000, 4],
    ]) {
      scene.now += afterMs;
      scene.change(aDemoOf({ std }));
      await recorder.record();
    }
    expect(await rowsOf(knex)).toEqual(['0 std 1/0', '5 std 2/0']);
    scene.now += 3000;
    await recorder.record();
    expect(await rowsOf(knex)).toEqual([
      '0 std 1/0',
      '5 std 2/0',
      '10 std 4/0',
    ]);
  });

  it('writes each change once when two replicas see it', async () => {
    const replicas = [scene.recorder(aDatabase()), scene.recorder(aDatabase())];
    const turn = () => Promise.all(replicas.map(one => one.record()));
    scene.list([aDemoOf({ std: 1, gpu: 0 })]);
    await turn();
    scene.now += 7000;
    scene.change(aDemoOf({ std: 2, gpu: 0 }));
    await turn();
    // The second looks only when the next bucket has begun.
    scene.now += 5000;
    scene.change(aDemoOf({ std: 3, gpu: 0 }));
    await replicas[0].record();
    scene.now += 4000;
    await replicas[1].record();
    expect(await rowsOf(knex)).toEqual([
      '0 gpu 0/0',
      '0 std 1/0',
      '5 std 2/0',
      '10 std 3/0',
    ]);
  });

  it('keeps what a bucket came to when another replica wrote its first value', async () => {
    const [first, second] = [
      scene.recorder(aDatabase()),
      scene.recorder(aDatabase()),
    ];
    scene.list([aDemoOf({ std: 1 })]);
    await first.record();
    await second.record();
    scene.now += 5000;
    scene.change(aDemoOf({ std: 2 }));
    await first.record();
    // The first one ends here; the second has only seen the later value.
    scene.now += 1000;
    scene.change(aDemoOf({ std: 3 }));
    await second.record();
    scene.now += 5000;
    await second.record();
    await second.record();
    expect(await rowsOf(knex)).toEqual([
      '0 std 1/0',
      '5 std 2/0',
      '10 std 3/0',
    ]);
  });

  it('ends a group that is no longer in the spec, and all of them when the RayCluster is deleted', async () => {
    const recorder = scene.recorder(aDatabase());
    scene.list([aDemoOf({ std: 1, gpu: 1, tpu: 1 })]);
    await recorder.record();
    scene.now += 10_000;
    scene.change(aDemoOf({ std: 1, gpu: 1 }));
    await recorder.record();
    scene.now += 10_000;
    scene.remove();
    await recorder.record();
    expect((await rowsOf(knex)).slice(3)).toEqual([
      '10 tpu end',
      '20 gpu end',
      '20 std end',
    ]);
  });

  it('gives a RayCluster that is made anew under the same name series of its own', async () => {
    const recorder = scene.recorder(aDatabase());
    scene.list([aDemoOf({ std: 1 })]);
    await recorder.record();
    scene.now += 10_000;
    scene.remove();
    scene.change(aDemoOf({ std: 2 }, { uid: 'another' }));
    await recorder.record();
    expect(await rowsOf(knex)).toEqual([
      '0 std 1/0',
      '10 std end',
      '10 std 2/0',
    ]);
  });

  it('ends on a start what was deleted while nobody watched, and writes nothing of what is as it was', async () => {
    const before = scene.recorder(aDatabase());
    scene.list([
      aDemoOf({ std: 1 }),
      aRayClusterRecord({ name: 'gone', uid: 'gone' }),
    ]);
    await before.record();
    const later = HistoryScene.create();
    later.now = START + 3600_000;
    const after = later.recorder(aDatabase());
    await after.record();
    later.list([aDemoOf({ std: 1 })]);
    await after.record();
    expect(await rowsOf(knex)).toEqual([
      '0 std 1/0',
      '0 std 1/0',
      '3600 std end',
    ]);
  });

  it('writes nothing of a cluster that is not live', async () => {
    const recorder = scene.recorder(aDatabase());
    await recorder.record();
    scene.list([aDemoOf({ std: 1 })]);
    await recorder.record();
    scene.now += 60_000;
    scene.fail();
    scene.change(aDemoOf({ std: 2 }));
    scene.fail();
    await recorder.record();
    expect(await rowsOf(knex)).toEqual(['0 std 1/0']);
  });

  it('leaves a hole in the points while nobody watched', async () => {
    const recorder = scene.recorder(aDatabase());
    const tick = async (seconds: number) => {
      for (let passed = 0; passed < seconds; passed += 10) {
        await recorder.record();
        scene.now += 10_000;
      }
    };
    scene.list([aDemoOf({ std: 1 })]);
    await tick(60);
    scene.fail();
    await tick(240);
    scene.list([aDemoOf({ std: 1 })]);
    await tick(60);
    const store = DatabaseHistoryStore.create({ knex, now: () => scene.now });
    const view = await store.read([DEMO], {
      from: START,
      to: START + 480_000,
      step: 60_000,
    });
    expect(view.rayClusters[0].groups).toEqual([
      {
        name: 'std',
        points: ['02:00', '02:05', '02:06'].map(time => ({
          at: `2026-11-21T${time}:00.000Z`,
          desired: 1,
          ready: 0,
          min: 0,
          max: 200,
        })),
      },
    ]);
  });

  it('marks when a RayCluster is suspended and resumed, once for all replicas, also over a restart', async () => {
    const replicas = [scene.recorder(aDatabase()), scene.recorder(aDatabase())];
    const suspend = (asked: boolean) =>
      aDemoOf({ std: 1 }, { spec: { suspend: asked } });
    scene.list([suspend(false)]);
    await Promise.all(replicas.map(one => one.record()));
    scene.now += 61_000;
    scene.change(suspend(true));
    await Promise.all(replicas.map(one => one.record()));
    const later = HistoryScene.create();
    later.now = START + 600_000;
    const after = later.recorder(aDatabase());
    later.list([suspend(false)]);
    await after.record();
    const store = DatabaseHistoryStore.create({ knex, now: () => later.now });
    const range = { from: START, to: later.now + 1, step: 60_000 };
    const view = await store.read([DEMO], range);
    expect(view.rayClusters[0].marks).toEqual([
      { at: '2026-11-21T02:01:00.000Z', kind: 'suspended' },
      { at: '2026-11-21T02:10:00.000Z', kind: 'resumed' },
    ]);
  });

  it('marks the syncs that Argo CD remembers, each once', async () => {
    const application = demoApplication({
      a: '2026-11-01T00:00:00Z',
      b: '2026-11-21T01:59:00Z',
    });
    for (const recorder of [
      scene.recorder(aDatabase()),
      scene.recorder(aDatabase()),
    ]) {
      scene.list([aDemoOf({ std: 1 })], [], [application]);
      await recorder.record();
    }
    const store = DatabaseHistoryStore.create({ knex, now: () => scene.now });
    const range = { from: START - 3600_000, to: START, step: 60_000 };
    const view = await store.read([DEMO], range);
    expect(view.rayClusters[0].marks).toEqual([
      {
        at: '2026-11-21T01:59:00.000Z',
        kind: 'sync',
        application: 'argocd/demo',
        revisions: ['b'],
      },
    ]);
  });

  it('marks a sync that comes while it watches', async () => {
    const recorder = scene.recorder(aDatabase());
    const first = { a: '2026-11-21T01:59:00Z' };
    scene.list([aDemoOf({ std: 1 })], [], [demoApplication(first)]);
    await recorder.record();
    scene.now += 60_000;
    const both = { ...first, b: new Date(scene.now).toISOString() };
    scene.list([aDemoOf({ std: 1 })], [], [demoApplication(both)]);
    await recorder.record();
    scene.now += 1000;

    const store = DatabaseHistoryStore.create({ knex, now: () => scene.now });
    const range = { from: START - 3600_000, to: scene.now, step: 60_000 };
    const view = await store.read([DEMO], range);
    expect(view.rayClusters[0].marks.map(({ revisions }) => revisions)).toEqual(
      [['a'], ['b']],
    );
  });

  it('keeps every row while the database fails, says so once, and writes them when it answers again', async () => {
    const database = aDatabase();
    const counted: string[] = [];
    const recorder = scene.recorder(database, {
      ...NO_METRICS,
      historyWritten: rows => counted.push(`${rows} written`),
      historyFailed: () => counted.push('failed'),
    });
    scene.list([aDemoOf({ std: 1 })]);
    await recorder.record();
    const failing = jest
      .spyOn(database, 'writeCounts')
      .mockRejectedValue(
        new Error('insert into x values (1) - connection lost'),
      );
    for (const std of [2, 3, 4]) {
      scene.now += 60_000;
      scene.change(aDemoOf({ std }));
      await recorder.record();
    }
    failing.mockRestore();
    scene.now += 60_000;
    await recorder.record();
    expect(await rowsOf(knex)).toEqual([
      '0 std 1/0',
      '60 std 2/0',
      '120 std 3/0',
      '180 std 4/0',
    ]);
    expect(counted).toEqual([
      '1 written',
      ...['failed', 'failed', 'failed'],
      ...['1 written', '1 written', '1 written'],
    ]);
    expect(scene.logger.warn.mock.calls).toEqual([
      [
        'The history of worker counts cannot be written; the latest 50,000 rows wait for the database',
        new Error('connection lost'),
      ],
    ]);
    expect(scene.logger.info.mock.calls).toEqual([
      ['The history of worker counts is written again'],
    ]);
  });

  it('runs until it is stopped, and writes what is left then', async () => {
    const recorder = scene.recorder(aDatabase());
    const stopped = new AbortController();
    scene.list([aDemoOf({ std: 1 })]);
    const running = recorder.run(stopped.signal);
    stopped.abort();
    await running;
    expect(await rowsOf(knex)).toEqual(['0 std 1/0']);
  });

  it('writes what waits for its bucket when it ends', async () => {
    const recorder = scene.recorder(aDatabase());
    scene.list([aDemoOf({ std: 1 })]);
    await recorder.record();
    scene.change(aDemoOf({ std: 2 }));
    await recorder.record({ final: true });
    expect(await rowsOf(knex)).toEqual(['0 std 1/0', '5 std 2/0']);
  });

  it('removes what is older than the retention, and keeps the row that held then', async () => {
    const database = aDatabase();
    const recorder = scene.recorder(database);
    scene.list([aDemoOf({ std: 1, gpu: 1 })]);
    await recorder.record();
    for (const std of [2, 3]) {
      scene.now += 3600_000;
      scene.change(aDemoOf({ std }));
      await recorder.record();
    }
    await database.removeBefore(START + 5400_000);
    expect(await rowsOf(knex)).toEqual(['3600 std 2/0', '7200 std 3/0']);
    scene.now += 60_000;
    scene.change(aDemoOf({ std: 3, gpu: 2 }));
    await recorder.record();
    expect((await rowsOf(knex)).slice(2)).toEqual(['7260 gpu 2/0']);
  });

  it('repairs at a comparison what the history says wrongly', async () => {
    const recorder = scene.recorder(aDatabase());
    scene.list([aDemoOf({ std: 1 })]);
    await recorder.record();
    await knex('history_counts').update({ desired: 7 });
    scene.now += 600_000;
    recorder.compareAgain();
    await recorder.record();
    expect(await rowsOf(knex)).toEqual(['0 std 7/0', '600 std 1/0']);
  });

  it('repairs at a comparison what the history has lost', async () => {
    const recorder = scene.recorder(aDatabase());
    scene.list([aDemoOf({ std: 1, gpu: 2 })]);
    await recorder.record();
    await knex('history_counts').delete();
    await knex('history_series').where('group_name', 'std').delete();
    scene.now += 600_000;
    recorder.compareAgain();
    await recorder.record();
    // The series that is gone takes a second attempt: its id was remembered.
    scene.now += 20_000;
    await recorder.record();
    expect(await rowsOf(knex)).toEqual(['600 gpu 2/0', '600 std 1/0']);
  });

  it('writes the changes of one second with a few statements', async () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      aDemoOf({ std: 1 }, { name: `demo-${index}`, uid: `uid-${index}` }),
    );
    const recorder = scene.recorder(aDatabase());
    scene.list(many);
    await recorder.record();
    scene.now += 10_000;
    for (const record of many) {
      scene.change({ ...record, spec: aDemoOf({ std: 2 }).spec });
    }
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    await recorder.record();
    expect(statements).toHaveLength(2);
    expect((await rowsOf(knex)).length).toBe(100);
  });

  it('makes and removes its tables', async () => {
    await knex.migrate.rollback({ directory: MIGRATIONS_DIRECTORY });
    expect(await knex.schema.hasTable('history_series')).toBe(false);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    expect(await knex.schema.hasTable('history_series')).toBe(true);
  });
});
