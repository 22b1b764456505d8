import type { Knex } from 'knex';
import { setTimeout as wait } from 'node:timers/promises';

/** Of PostgreSQL's advisory locks, which are per database; the number means nothing, it only has to be ours alone. */
const LOCK = 5_158_629_741;

/** Until it is tried again. */
const RETRY_MS = 200;

/**
 * A replica that is cut off from the database without a word holds its locks until then. PostgreSQL itself would wait
 * for as long as the machine keeps a silent connection: two hours.
 */
const SILENCE_LIMIT = "set local idle_in_transaction_session_timeout = '2min'";

/**
 * Does something that changes tables while no other replica of the backend does, where they share a PostgreSQL; the
 * others wait for it. knex has a lock of its own for migrations, but fails where it is taken, and where two make the
 * table of that lock at the same time.
 *
 * All of it is one transaction, so nothing is left of what fails, nor a lock of a replica that was killed. Who waits
 * asks again and again, and holds no connection meanwhile: behind a pooler many that wait could leave none for the one
 * they wait for, and a statement that waits would end by a `statement_timeout`. Throws what the work throws.
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
  for (;;) {
    const done = await knex.transaction(async transaction => {
      const { rows } = await transaction.raw(
        'select pg_try_advisory_xact_lock(?) as is_ours',
        [LOCK],
      );
      if (!rows[0].is_ours) {
        return undefined;
      }
      await transaction.raw(SILENCE_LIMIT);
      return { value: await work(transaction) };
    });
    if (done) {
      return done.value;
    }
    await wait(RETRY_MS);
  }
}
