/* eslint-disable jest/no-export -- describes what test files give it */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { randomBytes } from 'node:crypto';
import knexFactory from 'knex';
import type { Knex } from 'knex';
import { openHistoryDatabase } from '../history/openHistoryDatabase';

/** What `npm run test:postgres` sets: a server on which tests may make databases of their own. */
const POSTGRES_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** Tests on a database; on one that `databases` makes under this id. */
type HistoryTests = (id: TestDatabaseId, databases: TestDatabases) => void;

/**
 * Describes tests on each database that the history can be kept in: SQLite, and PostgreSQL where there is one. Where
 * there is none, one skipped test says so.
 */
export function describeHistory(title: string, tests: HistoryTests): void {
  // eslint-disable-next-line jest/valid-title -- given by the test
  describe(`${title} on SQLite`, () => {
    tests('SQLITE_3', TestDatabases.create({ ids: ['SQLITE_3'] }));
  });
  describeOnPostgres(title, () =>
    tests('POSTGRES_15', TestDatabases.create({ ids: ['POSTGRES_15'] })),
  );
}

/** The same for tests that only PostgreSQL has; given is the URL of a server, with user and password. */
export function describeOnPostgres(
  title: string,
  tests: (connectionString: string) => void,
): void {
  const connectionString = process.env[POSTGRES_VARIABLE];
  if (connectionString) {
    // eslint-disable-next-line jest/valid-title -- given by the test
    describe(`${title} on PostgreSQL`, () => {
      tests(connectionString);
    });
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/valid-title, jest/expect-expect -- the title is the message
    it.skip(`${title} on PostgreSQL: skipped, as no server is named; npm run test:postgres starts one`, () => {});
  }
}

/** A new database with the tables of the history in it. */
export async function aHistoryDatabase(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<Knex> {
  const knex = await databases.init(id);
  return openHistoryDatabase({ getClient: async () => knex });
}

/** How to connect to a new, empty database on a server, and its removal. */
export async function aPostgresDatabase(
  connectionString: string,
): Promise<{ connection: object; drop: () => Promise<void> }> {
  const server = parseServer(connectionString);
  const database = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, admin => admin.raw('create database ??', [database]));
  return {
    connection: { ...server, database },
    drop: () =>
      onServer(server, admin =>
        admin.raw('drop database ?? with (force)', [database]),
      ),
  };
}

/** How to connect to a server of which the URL is given, whatever database. */
export function parseServer(connectionString: string): object {
  const { hostname, port, username, password } = new URL(connectionString);
  return { host: hostname, port: Number(port), user: username, password };
}

/** Does something on a server that is in none of its databases. */
export async function onServer(
  server: object,
  work: (admin: Knex) => PromiseLike<unknown>,
): Promise<void> {
  const admin = knexFactory({
    client: 'pg',
    connection: { ...server, database: 'postgres' },
  });
  try {
    await work(admin);
  } finally {
    await admin.destroy();
  }
}
