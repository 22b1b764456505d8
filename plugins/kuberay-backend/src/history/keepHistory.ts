import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { HistoryRecorder } from './HistoryRecorder';

/** Options of {@link keepHistory}. */
export interface KeepHistoryOptions {
  recorder: Pick<HistoryRecorder, 'compareAgain' | 'removeOld'>;
  scheduler: SchedulerService;
}

/**
 * Every ten minutes one of the backend's replicas compares all that it knows with the history and repairs it, and
 * removes what is older than the retention.
 */
export async function keepHistory(options: KeepHistoryOptions): Promise<void> {
  const { recorder, scheduler } = options;
  await scheduler.scheduleTask({
    id: 'kuberay-history',
    frequency: { minutes: 10 },
    timeout: { minutes: 5 },
    scope: 'global',
    fn: async () => {
      recorder.compareAgain();
      await recorder.removeOld();
    },
  });
}
