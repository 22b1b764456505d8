import {
  shortenReason,
  type ApplicationView,
  type OperationView,
} from '../view';
import { COMPARISON_ERROR_CONDITIONS } from './names';

/** How far Argo CD is with bringing Git's state to the cluster. @public */
export type SyncProgress =
  | { state: 'idle' }
  | { state: 'running' }
  /** The last attempt failed; `reason` is what Argo CD says, shortened. */
  | { state: 'failed'; reason: string }
  /** Argo CD cannot render or compare what is in Git. */
  | { state: 'not-comparable'; reason: string };

/**
 * What Argo CD says while the kind is not installed yet: the CRDs' Application is still at work.
 * (API discovery and the REST mapper word it differently.)
 */
const WAITS_FOR_KIND =
  /failed to discover server resources|could not find the requested resource|no matches for kind/;

/** So many retries take longer than a start does; Argo CD's own limit is as many (domain.md 6.5). */
const RETRIES_OF_A_START = 5;

/** The message while a retry runs; before it, the message is the failure of the attempt before. */
const RETRY_RUNS = /^Retrying operation\b/;

/** Argo CD's announcement behind a failure that it will retry. */
const RETRY_ANNOUNCED = /\s*Retrying attempt #\d+ at .*$/s;

/** Reads sync, operation and conditions of an Application together. @public */
export function readSyncProgress(
  application: Pick<ApplicationView, 'sync' | 'operation' | 'conditions'>,
): SyncProgress {
  const { sync, operation, conditions } = application;
  const comparisonError = conditions.find(({ type }) =>
    COMPARISON_ERROR_CONDITIONS.has(type),
  );
  if (sync === 'Unknown' && comparisonError) {
    return {
      state: 'not-comparable',
      reason: shorten(withoutWrapping(comparisonError.message ?? '')),
    };
  }
  return operation ? readOperation(operation, sync) : { state: 'idle' };
}

/** Whether what Argo CD says is that the kind of an object is not installed. @public */
export function waitsForKind(message: string): boolean {
  return WAITS_FOR_KIND.test(message);
}

/** What Argo CD says of a failed operation where the reason stands with the resource (gitops-engine `sync_context.go`). */
const REASON_IS_ELSEWHERE =
  /^one or more (?:synchronization tasks completed unsuccessfully|objects failed to apply)\.?$/;

function readOperation(
  operation: OperationView,
  sync: ApplicationView['sync'],
): SyncProgress {
  const { phase, retryCount } = operation;
  const message = operationMessage(operation);
  switch (phase) {
    case 'Pending':
    case 'Terminating':
      return { state: 'running' };
    case 'Running':
      return retryCount > 0 &&
        message &&
        !RETRY_RUNS.test(message) &&
        !(waitsForKind(message) && retryCount <= RETRIES_OF_A_START)
        ? { state: 'failed', reason: shorten(message) }
        : { state: 'running' };
    case 'Failed':
    case 'Error':
      // Synced since: the failure is history.
      return sync === 'Synced'
        ? { state: 'idle' }
        : { state: 'failed', reason: shorten(message || phase) };
    case 'Succeeded':
      return { state: 'idle' };
    default:
      return unreachable(phase);
  }
}

function operationMessage({ message = '', failures }: OperationView): string {
  const [failure] = failures;
  return failure &&
    REASON_IS_ELSEWHERE.test(message.replace(RETRY_ANNOUNCED, ''))
    ? `${failure.kind} ${failure.name}: ${failure.message}`
    : message;
}

/** What Argo CD's parts write around the words of the one that failed: in front, and the command that was run. */
const WRAPPINGS = [
  /^Failed to load target state: /,
  /^failed to generate manifest for source \d+ of \d+: /,
  /^rpc error: code = \w+ desc = /,
  /^Manifest generation error \(cached\): /,
  /^error fetching chart: /,
  /^failed to fetch chart: /,
  /^failed running helm: `[^`]*` failed exit status \d+: /,
  /^`[^`]*` failed exit status \d+: /,
  /^Error: /,
];

/** A comparison error without the chain of who told whom: it would not fit into a line. @public */
export function withoutWrapping(message: string): string {
  return WRAPPINGS.reduce(
    (inner, wrapping) => inner.replace(wrapping, ''),
    message,
  );
}

function shorten(message: string): string {
  return shortenReason(message.replace(RETRY_ANNOUNCED, ''));
}

function unreachable(phase: never): never {
  throw new Error(`No progress for operation phase ${phase}`);
}
