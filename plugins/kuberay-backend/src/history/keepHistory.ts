import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { HistoryRecorder } from './HistoryRecorder';
import { inTurn } from './inTurn';

/** Options of {@link keepHistory}. */
export interface KeepHistoryOptions {
  recorder: Pick<HistoryRecorder, 'compareAgain' | 'removeOld'>;
  scheduler: SchedulerService;
  /** The plugin's database, in which Backstage keeps the schedule, too. */
  knex: Knex;
}

/**
 * Every ten minutes one of the backend's replicas compares all that it knows with the history and repairs it, and
 * removes what is older than the retention.
 */
export async function keepHistory(options: KeepHistoryOptions): Promise<void> {
  const { recorder, scheduler, knex } = options;
  const schedule = () =>
    scheduler.scheduleTask({
      id: 'kuberay-history',
      frequency: { minutes: 10 },
      timeout: { minutes: 5 },
      scope: 'global',
      fn: async () => {
        recorder.compareAgain();
        await recorder.removeOld();
      },
    });
  // The first task makes the tables of Backstage's scheduler, which replicas that start together do only in turn. That
  // takes a second connection.
  await (knex.client.pool.max > 1 ? inTurn(knex, schedule) : schedule());
}
