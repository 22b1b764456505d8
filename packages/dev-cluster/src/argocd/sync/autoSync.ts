import { equalJson } from '../../kube-api/json';
import type {
  Application,
  ApplicationCondition,
  Operation,
  OperationState,
} from '../Application';
import type { Comparison } from '../diff/compare';
import { toResourceStatus } from '../diff/compare';
import type { Origin } from '../Origin';
import { operationFields, syncResultFields } from '../Origin';
import { DEFAULT_RETRY } from './retry';

/** What the controller does about drift by itself. */
export type AutoSyncDecision =
  | { type: 'nothing'; condition?: ApplicationCondition }
  | { type: 'wait'; afterMs: number }
  | { type: 'sync'; operation: Operation };

const FIRST_HEAL_DELAY_MS = 2_000;
const HEAL_DELAY_FACTOR = 3;
const LONGEST_HEAL_DELAY_MS = 300_000;

/**
 * Whether to sync an Application that was just compared. A revision is synced once; after that only self-heal repeats it,
 * at first at once, then with growing pauses, and only for the objects that drifted. A revision that failed is left alone
 * (domain facts 6.3 D2, 6.5).
 */
export function decideAutoSync(options: {
  application: Application;
  comparison: Comparison;
  origin: Origin;
  /** Milliseconds since the epoch. */
  now: number;
}): AutoSyncDecision {
  const { application, comparison, origin } = options;
  const { spec, metadata, status } = application;
  const automated = spec.syncPolicy?.automated;
  if (
    !automated ||
    automated.enabled === false ||
    application.operation ||
    metadata.deletionTimestamp !== undefined ||
    comparison.syncStatus !== 'OutOfSync'
  ) {
    return { type: 'nothing' };
  }
  const drifted = comparison.resources
    .filter(resource => resource.status !== 'Synced')
    .map(toResourceStatus);
  if (!automated.prune && drifted.every(resource => resource.requiresPruning)) {
    return { type: 'nothing' };
  }
  const previous = status?.operationState;
  const isAttempted =
    previous?.syncResult !== undefined &&
    isResultOf(previous.syncResult, origin);
  if (isAttempted && previous.phase !== 'Succeeded') {
    return {
      type: 'nothing',
      condition: {
        type: 'SyncError',
        message: `Failed last sync attempt to [${origin.revisions.join(
          ' ',
        )}]: ${previous.message}`,
      },
    };
  }
  if (isAttempted && !automated.selfHeal) {
    return { type: 'nothing' };
  }
  if (
    automated.prune &&
    !automated.allowEmpty &&
    comparison.resources.every(({ target }) => target === undefined)
  ) {
    return {
      type: 'nothing',
      condition: {
        type: 'SyncError',
        message: `Skipping sync attempt to ${origin.revisions.join(
          ' ',
        )}: auto-sync will wipe out all resources`,
      },
    };
  }
  const waitMs = isAttempted ? healDelayMs(previous, options.now) : 0;
  if (waitMs > 0) {
    return { type: 'wait', afterMs: waitMs };
  }
  const syncOptions = spec.syncPolicy?.syncOptions ?? [];
  return {
    type: 'sync',
    operation: {
      initiatedBy: { automated: true },
      retry: spec.syncPolicy?.retry ?? DEFAULT_RETRY,
      sync: {
        ...(automated.prune && { prune: true }),
        ...operationFields(origin),
        ...(syncOptions.length > 0 && { syncOptions }),
        ...(isAttempted && {
          autoHealAttemptsCount: healAttempts(previous) + 1,
          resources: drifted.map(({ group, kind, name }) => ({
            ...(group !== undefined && { group }),
            kind,
            name,
          })),
        }),
      },
    },
  };
}

/** Whether a sync was one to these revisions of these sources. */
function isResultOf(
  result: NonNullable<OperationState['syncResult']>,
  origin: Origin,
): boolean {
  const { resources, ...fields } = result;
  return equalJson(fields, syncResultFields(origin));
}

function healAttempts(previous: OperationState): number {
  return previous.operation.sync?.autoHealAttemptsCount ?? 0;
}

/** How long self-heal still has to wait: nothing before its first attempt, then 2 s, 6 s, 18 s … since the last one. */
function healDelayMs(previous: OperationState, now: number): number {
  const attempts = healAttempts(previous);
  if (attempts === 0 || previous.finishedAt === undefined) {
    return 0;
  }
  const pause = Math.min(
    FIRST_HEAL_DELAY_MS * HEAL_DELAY_FACTOR ** (attempts - 1),
    LONGEST_HEAL_DELAY_MS,
  );
  return Math.max(0, Date.parse(previous.finishedAt) + pause - now);
}
