import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openHistoryDatabase } from '../history/openHistoryDatabase';

/** SQLite, and PostgreSQL where `BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING` names one. */
export function historyDatabases(): TestDatabases {
  const postgres =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
  return TestDatabases.create({
    ids: postgres ? ['SQLITE_3', 'POSTGRES_15'] : ['SQLITE_3'],
  });
}

/** A new database with the tables of the history in it. */
export async function aHistoryDatabase(
  databases: TestDatabases,
  id: Parameters<TestDatabases['init']>[0],
): Promise<Knex> {
  const knex = await databases.init(id);
  return openHistoryDatabase({ getClient: async () => knex });
}
