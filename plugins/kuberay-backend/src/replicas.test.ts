import type { Knex } from 'knex';
import healthy from './__fixtures__/healthy.json';
import { paths } from './__testUtils__/FakeCluster';
import { describeOnPostgres } from './__testUtils__/historyDatabases';
import { Replicas } from './__testUtils__/Replicas';

// Several backends, each with a scheduler that looks every 5 s; on a machine with other work to do.
jest.setTimeout(300_000);

const [recorded] = healthy.rayClusters;
const [{ groupName: GROUP }] = recorded.spec.workerGroupSpecs;
let resourceVersion = 200;

/** The first worker group gets so many desired workers. */
function scale(replicas: Replicas, desired: number): void {
  const [first, ...others] = recorded.spec.workerGroupSpecs;
  resourceVersion += 1;
  replicas.cluster.send(paths.rayClusters, {
    type: 'MODIFIED',
    object: {
      ...recorded,
      metadata: {
        ...recorded.metadata,
        resourceVersion: String(resourceVersion),
      },
      spec: {
        ...recorded.spec,
        workerGroupSpecs: [{ ...first, replicas: desired }, ...others],
      },
    },
  });
}

/** Asks again until it is so; the time limit of the test ends it otherwise. */
async function untilResolved(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
}

/** Resolves when the task that keeps the history in order runs nowhere, and its next turn is to come. */
const untilAllRan = (database: Knex) =>
  untilResolved(async () => {
    const [task] = await database('backstage_backend_tasks__tasks').where(
      'id',
      'kuberay-history',
    );
    return (
      task.current_run_ticket === null &&
      new Date(task.next_run_start_at).getTime() > Date.now() + 60_000
    );
  });

describeOnPostgres('Replicas of the backend', connectionString => {
  let replicas: Replicas;

  beforeEach(() => {
    replicas = new Replicas(connectionString);
  });
  afterEach(() => replicas.end());

  /** What stands in the table of the scaled group: the desired workers, in the order of time. */
  const desiredRows = (): Promise<number[]> =>
    replicas
      .database('history_counts as c')
      .join('history_series as s', 's.id', 'c.series_id')
      .where('s.group_name', GROUP)
      .orderBy('c.at')
      .pluck('c.desired')
      .then(desired => desired.map(Number));

  /** Resolves when the last row of the group says so. */
  const untilWritten = (desired: number) =>
    untilResolved(async () => (await desiredRows()).at(-1) === desired);

  /** The rows of the group once there are some. */
  async function untilRows(): Promise<number[]> {
    await untilResolved(async () => (await desiredRows()).length > 0);
    return desiredRows();
  }

  it('make their tables once when all of them start at the same moment on an empty server', async () => {
    const started = await Promise.all([1, 2, 3].map(() => replicas.start()));
    await Promise.all(started.map(replica => replica.isLive()));
    expect(await replicas.database('knex_migrations').pluck('name')).toEqual([
      '20261121000000_history.js',
    ]);
  });

  it('write down once what both of them see, and tell the same', async () => {
    const [first, second] = [await replicas.start(), await replicas.start()];
    await Promise.all([first.isLive(), second.isLive()]);
    const before = await untilRows();
    for (const desired of [3, 5]) {
      scale(replicas, desired);
      await untilWritten(desired);
    }
    const histories = [await first.history(), await second.history()];
    // Each writes what it still has.
    await Promise.all([first.stop(), second.stop()]);

    expect(await desiredRows()).toEqual([...before, 3, 5]);
    const lastPoints = histories.map(({ rayClusters: [{ groups }] }) =>
      groups.map(({ name, points }) => [name, points.at(-1)?.desired]),
    );
    expect(lastPoints[0]).toContainEqual([GROUP, 5]);
    expect(lastPoints[1]).toEqual(lastPoints[0]);
  });

  it('go on writing when one of them ends, and when one comes later', async () => {
    const first = await replicas.start();
    await first.isLive();
    const before = await untilRows();
    const second = await replicas.start();
    await second.isLive();
    await first.stop();
    scale(replicas, 4);
    await untilWritten(4);
    await second.stop();

    expect(await desiredRows()).toEqual([...before, 4]);
  });

  it('repair the history and remove what is too old, whichever of them has its turn', async () => {
    const [first, second] = [await replicas.start(), await replicas.start()];
    await Promise.all([first.isLive(), second.isLive()]);
    const before = await untilRows();
    const { database } = replicas;
    await untilAllRan(database);
    // Somebody has deleted rows, and a mark is older than the seven days.
    await database('history_counts').delete();
    await database('history_marks').insert({
      cluster: 'prod',
      namespace: 'ray-cluster',
      name: 'raycluster-kuberay',
      at: Date.now() - 8 * 24 * 3600_000,
      kind: 'suspended',
      subject: 'old',
    });
    await second.scheduler.triggerTask('kuberay-history');
    expect(await untilRows()).toEqual(before);
    await untilAllRan(database);
    await Promise.all([first.stop(), second.stop()]);

    expect(await desiredRows()).toEqual(before);
    expect(await database('history_marks').where('subject', 'old')).toEqual([]);
  });
});
