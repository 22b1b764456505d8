import knexFactory from 'knex';
import type { Knex } from 'knex';
import {
  aPostgresDatabase,
  describeOnPostgres,
} from '../__testUtils__/historyDatabases';
import { HistoryDatabase } from './HistoryDatabase';
import { openHistoryDatabase } from './openHistoryDatabase';

jest.setTimeout(120_000);

const series = {
  cluster: 'prod',
  namespace: 'ray',
  name: 'demo',
  uid: 'uid',
  group_name: 'std',
};

describeOnPostgres('HistoryDatabase', connectionString => {
  let knex: Knex;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const database = await aPostgresDatabase(connectionString);
    drop = database.drop;
    knex = knexFactory({ client: 'pg', connection: database.connection });
    await openHistoryDatabase({ getClient: async () => knex });
  });
  afterEach(async () => {
    await knex.destroy();
    await drop();
  });

  /** Resolves when somebody waits for a lock. */
  async function untilBlocked(): Promise<void> {
    for (;;) {
      const waiting = await knex('pg_stat_activity')
        .where('wait_event_type', 'Lock')
        .whereRaw('datname = current_database()');
      if (waiting.length > 0) {
        return;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 20);
      });
    }
  }

  it('keeps the first row of a series that another replica writes while what is too old is removed', async () => {
    const [{ id }] = await knex('history_series')
      .insert(series)
      .returning('id');
    const now = Date.now();
    const other = await knex.transaction();
    await other('history_counts').insert({ series_id: id, at: now });

    const removal = HistoryDatabase.create(knex).removeBefore(now - 1000);
    await untilBlocked();
    await other.commit();
    await removal;

    expect(await knex('history_counts').pluck('series_id')).toEqual([id]);
  });

  it('leaves series for the next time where somebody keeps the table, and has removed the rest', async () => {
    await knex('history_series').insert(series);
    const now = Date.now();
    const sight = { cluster: 'prod', namespace: '', seen_from: 1 };
    await knex('history_sights').insert({ ...sight, seen_until: now - 2000 });
    const other = await knex.transaction();
    await other.raw('lock table history_series in row share mode');

    const database = HistoryDatabase.create(knex);
    await expect(database.removeBefore(now - 1000)).rejects.toThrow(
      'canceling statement due to lock timeout',
    );
    expect(await knex('history_sights')).toEqual([]);
    await other.commit();
    await database.removeBefore(now - 1000);

    expect(await knex('history_series')).toEqual([]);
  });

  it('removes a series that nobody writes to any more', async () => {
    await knex('history_series').insert(series);
    await HistoryDatabase.create(knex).removeBefore(Date.now());
    expect(await knex('history_series')).toEqual([]);
  });
});
