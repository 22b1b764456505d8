import { readSyncProgress } from '../../argocd/syncProgress';
import type { Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';

/** More attempts in a row than a start-up takes (domain.md 6.5). */
const MANY = 3;

/** Argo CD heals, and at once there is a difference again. Where healing itself fails, sync-failed says so. */
export function findSelfHealLoop(found: FoundInApplication): Finding[] {
  const { application, record } = found;
  const attempts = record.operation?.autoHealAttempts ?? 0;
  return application.sync === 'OutOfSync' &&
    attempts > MANY &&
    readSyncProgress(application).state !== 'failed'
    ? [
        {
          code: 'self-heal-loop',
          severity: 'warning',
          about: 'runtime',
          message: `Argo CD has healed ${application.name} ${attempts} times in a row, and it is OutOfSync again: something changes back what Argo CD writes, or keeps it from arriving.`,
          remedy: `See with argocd app diff ${application.name} which field differs. Ignore it under spec.ignoreDifferences if a controller owns it; otherwise stop its other writer.`,
        },
      ]
    : [];
}
