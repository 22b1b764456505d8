import { mockServices } from '@backstage/backend-test-utils';
import knexFactory from 'knex';
import { openHistoryDatabase } from './openHistoryDatabase';

describe('a database that a newer release has changed', () => {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    // All of an in-memory database is gone with its connection.
    pool: { min: 1, max: 1 },
  });
  const database = mockServices.database.mock({
    getClient: async () => knex,
  });

  beforeAll(async () => {
    await openHistoryDatabase(database);
    await knex('knex_migrations').insert({
      name: '20990101000000_of_a_newer_release.js',
      batch: 2,
    });
  });
  afterAll(() => knex.destroy());

  it('stops the start with the words that docs/upgrade.md explains', async () => {
    await expect(openHistoryDatabase(database)).rejects.toThrow(
      'The migration directory is corrupt, the following files are missing: 20990101000000_of_a_newer_release.js',
    );
  });

  it('is made anew once the tables named there are dropped', async () => {
    for (const table of [
      'history_counts',
      'history_marks',
      'history_sights',
      'history_series',
      'knex_migrations',
      'knex_migrations_lock',
    ]) {
      await knex.schema.dropTable(table);
    }
    await openHistoryDatabase(database);
    expect(await knex('history_series').select()).toEqual([]);
  });
});
