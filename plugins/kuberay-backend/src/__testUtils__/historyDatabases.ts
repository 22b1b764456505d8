/* eslint-disable jest/no-export -- describes what test files give it */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openHistoryDatabase } from '../history/openHistoryDatabase';

/** What `npm run test:postgres` sets: a server on which tests may make databases of their own. */
const POSTGRES_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** Where a test of the history runs. */
type HistoryTests = (id: TestDatabaseId, databases: TestDatabases) => void;

/**
 * Describes tests on each database that the history can be kept in: SQLite, and PostgreSQL where there is one. Where
 * there is none, one skipped test says so.
 */
export function describeHistory(title: string, tests: HistoryTests): void {
  describeOn('SQLITE_3', title, tests);
  describeHistoryOnPostgres(title, tests);
}

/** The same for tests that only several processes can fail, which SQLite does not serve. */
export function describeHistoryOnPostgres(
  title: string,
  tests: HistoryTests,
): void {
  if (process.env[POSTGRES_VARIABLE]) {
    describeOn('POSTGRES_15', title, tests);
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/valid-title, jest/expect-expect -- the title is the message
    it.skip(`${title} on PostgreSQL: skipped, as no server is named; npm run test:postgres starts one`, () => {});
  }
}

function describeOn(id: TestDatabaseId, title: string, tests: HistoryTests) {
  const name = id === 'SQLITE_3' ? 'SQLite' : 'PostgreSQL';
  // eslint-disable-next-line jest/valid-title -- given by the test
  describe(`${title} on ${name}`, () => {
    tests(id, TestDatabases.create({ ids: [id] }));
  });
}

/** A new database with the tables of the history in it. */
export async function aHistoryDatabase(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<Knex> {
  const knex = await databases.init(id);
  return openHistoryDatabase({ getClient: async () => knex });
}
