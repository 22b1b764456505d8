import { DatabaseManager } from '@backstage/backend-defaults/database';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import knexFactory from 'knex';
import type { Knex } from 'knex';
import {
  aPostgresDatabase,
  describeOnPostgres,
} from '../__testUtils__/historyDatabases';
import { openHistoryDatabase } from './openHistoryDatabase';

jest.setTimeout(120_000);

const TABLES = [
  'history_counts',
  'history_marks',
  'history_series',
  'history_sights',
];

async function tablesOf(knex: Knex): Promise<string[]> {
  return knex('pg_tables')
    .whereLike('tablename', 'history\\_%')
    .orderBy('tablename')
    .pluck('tablename');
}

describeOnPostgres('openHistoryDatabase', connectionString => {
  let connection: object;
  let drop: () => Promise<void>;
  const opened: Knex[] = [];

  beforeEach(async () => {
    ({ connection, drop } = await aPostgresDatabase(connectionString));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(knex => knex.destroy()));
    await drop();
  });

  /** What a replica of the backend has: connections of its own. */
  function aReplica(pool: Knex.PoolConfig = {}): Knex {
    const knex = knexFactory({ client: 'pg', connection, pool });
    opened.push(knex);
    return knex;
  }

  it('makes the tables once when many replicas start at the same moment', async () => {
    const replicas = Array.from({ length: 8 }, () => aReplica());
    await Promise.all(
      replicas.map(knex =>
        openHistoryDatabase({ getClient: async () => knex }),
      ),
    );
    const [knex] = replicas;
    expect(await tablesOf(knex)).toEqual(TABLES);
    expect(await knex('knex_migrations').pluck('name')).toEqual([
      '20261121000000_history.js',
    ]);
  });

  it('makes them in a schema of its own where plugins share a database', async () => {
    const database = DatabaseManager.fromConfig(
      new ConfigReader({
        backend: {
          database: { client: 'pg', connection, pluginDivisionMode: 'schema' },
        },
      }),
    ).forPlugin('kuberay', {
      logger: mockServices.logger.mock(),
      lifecycle: mockServices.lifecycle.mock(),
    });
    const knex = await openHistoryDatabase(database);
    opened.push(knex);
    expect(await tablesOf(knex)).toEqual(TABLES);
    expect(
      await knex('pg_tables')
        .where('tablename', 'history_counts')
        .pluck('schemaname'),
    ).toEqual(['kuberay']);
  });

  it('needs one connection', async () => {
    const knex = aReplica({ min: 0, max: 1 });
    await openHistoryDatabase({ getClient: async () => knex });
    expect(await tablesOf(knex)).toEqual(TABLES);
  });

  it('leaves nothing behind that a replica cut off in its midst had begun, and goes on from there', async () => {
    const first = aReplica({ min: 0, max: 1 });
    // Something of that name is in the way of the last table.
    await first.raw('create view history_marks as select 1 as one');
    await expect(
      openHistoryDatabase({ getClient: async () => first }),
    ).rejects.toThrow('relation "history_marks" already exists');
    expect(await tablesOf(first)).toEqual([]);
    await first.raw('drop view history_marks');
    const second = aReplica();
    await openHistoryDatabase({ getClient: async () => second });
    expect(await tablesOf(second)).toEqual(TABLES);
  });

  it('waits for the one whose turn it is, however little a statement may wait, and keeps no connection from it', async () => {
    const admin = aReplica();
    const one = await admin.transaction();
    await one.raw('select pg_advisory_xact_lock(5158629741)');
    const impatient = knexFactory({
      client: 'pg',
      connection: { ...connection, statement_timeout: 20 },
      pool: { min: 0, max: 1 },
    });
    opened.push(impatient);
    const opening = openHistoryDatabase({ getClient: async () => impatient });
    // Of one connection, what is asked between two tries.
    for (let question = 0; question < 20; question++) {
      expect(await impatient('pg_locks').where('granted', false)).toEqual([]);
    }
    expect(await tablesOf(admin)).toEqual([]);
    await one.commit();
    await opening;
    expect(await tablesOf(admin)).toEqual(TABLES);
  });

  it('makes nothing where migrations are left to the installer', async () => {
    const knex = aReplica();
    await openHistoryDatabase({
      getClient: async () => knex,
      migrations: { skip: true },
    });
    expect(await tablesOf(knex)).toEqual([]);
  });
});
