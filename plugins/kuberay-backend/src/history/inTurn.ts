import type { Knex } from 'knex';

/** Of PostgreSQL's advisory locks, which are per database; the number means nothing, it only has to be ours alone. */
const LOCK = 5_158_629_741;

/**
 * Does something that changes tables while no other replica of the backend does, where they share a PostgreSQL; the
 * others wait for it. knex has a lock of its own for migrations, but fails where it is taken, and where two make the
 * table of that lock at the same time.
 *
 * All of it is one transaction, so nothing is left of what fails, nor a lock of a replica that was killed. Throws what
 * the work throws.
 *
 * @param work does it by the given connection
 */
export async function inTurn<T>(
  knex: Knex,
  work: (knex: Knex) => Promise<T>,
): Promise<T> {
  if (knex.client.config.client !== 'pg') {
    // SQLite belongs to one process.
    return work(knex);
  }
  return knex.transaction(async transaction => {
    await transaction.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    return work(transaction);
  });
}
