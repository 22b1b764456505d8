import knexFactory from 'knex';
import type { Knex } from 'knex';
import {
  aPostgresDatabase,
  describeOnPostgres,
} from '../__testUtils__/historyDatabases';
import { HistoryDatabase } from './HistoryDatabase';
import { openHistoryDatabase } from './openHistoryDatabase';

jest.setTimeout(120_000);

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
      .insert({
        cluster: 'prod',
        namespace: 'ray',
        name: 'demo',
        uid: 'uid',
        group_name: 'std',
      })
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

  it('removes a series that nobody writes to any more', async () => {
    await knex('history_series').insert({
      cluster: 'prod',
      namespace: 'ray',
      name: 'demo',
      uid: 'uid',
      group_name: 'std',
    });
    await HistoryDatabase.create(knex).removeBefore(Date.now());
    expect(await knex('history_series')).toEqual([]);
  });
});
