import type {
  ArgoHealth,
  RayPhase,
  SyncStatus,
  Verdict,
  VerdictTone,
} from 'backstage-plugin-kuberay-common';
import type { Mark } from './StatusMark';

const UNKNOWN: Mark = { shape: 'question', tone: 'mute' };
const ABSENT: Mark = { shape: 'absent', tone: 'mute' };

/** Marks of Argo CD's sync status. */
export const syncMarks: Record<SyncStatus, Mark> = {
  Synced: { shape: 'check', tone: 'ok' },
  OutOfSync: { shape: 'unequal', tone: 'warning' },
  Unknown: UNKNOWN,
};

/** Marks of Argo CD's health. */
export const healthMarks: Record<ArgoHealth, Mark> = {
  Healthy: { shape: 'check', tone: 'ok' },
  Progressing: { shape: 'clock', tone: 'info' },
  Degraded: { shape: 'alarm', tone: 'error' },
  Suspended: { shape: 'pause', tone: 'mute' },
  Missing: ABSENT,
  Unknown: UNKNOWN,
};

/** Marks of Ray phases. */
export const phaseMarks: Record<RayPhase, Mark> = {
  NotInstalled: ABSENT,
  Missing: ABSENT,
  Pending: { shape: 'clock', tone: 'info' },
  WaitingForCapacity: { shape: 'clock', tone: 'warning' },
  Scaling: { shape: 'clock', tone: 'info' },
  Ready: { shape: 'check', tone: 'ok' },
  Degraded: { shape: 'alarm', tone: 'error' },
  Suspending: { shape: 'pause', tone: 'info' },
  Suspended: { shape: 'pause', tone: 'mute' },
  Deleting: { shape: 'absent', tone: 'info' },
  Unknown: UNKNOWN,
};

/** Where no Application is known to deploy the cluster. */
export const noApplicationMark: Mark = ABSENT;

/** Of the tone of a verdict, where there is no one verdict. */
export const toneMarks: Record<VerdictTone, Mark> = {
  error: { shape: 'alarm', tone: 'error' },
  warning: { shape: 'warning', tone: 'warning' },
  unknown: UNKNOWN,
  progressing: { shape: 'clock', tone: 'info' },
  suspended: { shape: 'pause', tone: 'mute' },
  ok: { shape: 'check', tone: 'ok' },
};

/** The mark of a verdict: by its tone, but what Argo CD calls OutOfSync looks so everywhere. */
export function verdictMark({ code, tone }: Verdict): Mark {
  return code === 'out-of-sync'
    ? { ...toneMarks[tone], shape: 'unequal' }
    : toneMarks[tone];
}
