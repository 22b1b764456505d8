import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { inTurn } from './inTurn';

/** Where the migrations of this plugin are. */
export const MIGRATIONS_DIRECTORY: string = resolvePackagePath(
  'backstage-plugin-kuberay-backend',
  'migrations',
);

/**
 * Opens the plugin's database with the tables of the history in it, unless migrations are left to the installer. Any
 * number of replicas may do so at the same time. Throws what the database throws.
 */
export async function openHistoryDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await inTurn(knex, turn =>
      turn.migrate.latest({ directory: MIGRATIONS_DIRECTORY }),
    );
  }
  return knex;
}
