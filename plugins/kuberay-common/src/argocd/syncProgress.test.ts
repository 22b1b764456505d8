import { anApplicationView } from '../testUtils';
import type { ApplicationView, OperationView } from '../view';
import { readSyncProgress, type SyncProgress } from './syncProgress';

const outOfSync = { sync: 'OutOfSync' } as const;
const waitsForKind =
  'one or more synchronization tasks are not valid: failed to discover server resources for group version ray.io/v1: the server could not find the requested resource. Retrying attempt #1 at 2:26AM.';

/** As Argo CD writes it: without a message where the case has none. */
function anOperation(
  operation: Partial<OperationView> & Pick<OperationView, 'phase'>,
): OperationView {
  return { retryCount: 0, automated: true, failures: [], ...operation };
}

describe('readSyncProgress', () => {
  it.each<[string, Partial<ApplicationView>, SyncProgress]>([
    ['succeeded', {}, { state: 'idle' }],
    ['never synced', { operation: undefined }, { state: 'idle' }],
    [
      'was asked to sync',
      { operation: anOperation({ phase: 'Pending', retryCount: 0 }) },
      { state: 'running' },
    ],
    [
      'syncs',
      {
        ...outOfSync,
        operation: anOperation({
          phase: 'Running',
          message: 'waiting for completion of hook',
          retryCount: 0,
        }),
      },
      { state: 'running' },
    ],
    [
      'is told to stop',
      { operation: anOperation({ phase: 'Terminating', retryCount: 0 }) },
      { state: 'running' },
    ],
    [
      'failed and will try again',
      {
        ...outOfSync,
        operation: anOperation({
          phase: 'Running',
          message:
            'one or more objects failed to apply, reason: denied. Retrying attempt #4 at 2:29AM.',
          retryCount: 4,
        }),
      },
      {
        state: 'failed',
        reason: 'one or more objects failed to apply, reason: denied.',
      },
    ],
    [
      'tries again',
      {
        ...outOfSync,
        operation: anOperation({
          phase: 'Running',
          message: 'Retrying operation. Attempt #2',
          retryCount: 2,
        }),
      },
      { state: 'running' },
    ],
    [
      'waits for the CRDs',
      {
        ...outOfSync,
        operation: anOperation({
          phase: 'Running',
          message: waitsForKind,
          retryCount: 1,
        }),
      },
      { state: 'running' },
    ],
    [
      'waits for the CRDs longer than a start takes',
      {
        ...outOfSync,
        operation: anOperation({
          phase: 'Running',
          message:
            'no matches for kind "RayCluster" in version "ray.io/v1". Retrying attempt #6 at 2:31AM.',
          retryCount: 6,
        }),
      },
      {
        state: 'failed',
        reason: 'no matches for kind "RayCluster" in version "ray.io/v1".',
      },
    ],
    [
      'waited for the CRDs too long',
      {
        ...outOfSync,
        operation: anOperation({
          phase: 'Failed',
          message: 'could not find the requested resource',
          retryCount: 5,
        }),
      },
      { state: 'failed', reason: 'could not find the requested resource' },
    ],
    [
      'failed without a word',
      {
        ...outOfSync,
        operation: anOperation({ phase: 'Error', retryCount: 0 }),
      },
      { state: 'failed', reason: 'Error' },
    ],
    [
      'failed once and is Synced since',
      {
        operation: anOperation({
          phase: 'Failed',
          message: 'denied',
          retryCount: 0,
        }),
      },
      { state: 'idle' },
    ],
    [
      'cannot be compared',
      {
        sync: 'Unknown',
        conditions: [{ type: 'ComparisonError', message: 'no such chart' }],
      },
      { state: 'not-comparable', reason: 'no such chart' },
    ],
    [
      'has not been compared yet',
      { sync: 'Unknown', operation: undefined },
      { state: 'idle' },
    ],
    [
      'has a warning only',
      {
        sync: 'Unknown',
        operation: undefined,
        conditions: [{ type: 'OrphanedResourceWarning', message: '1 orphan' }],
      },
      { state: 'idle' },
    ],
  ])('reads an Application that %s', (_, application, expected) => {
    expect(readSyncProgress(anApplicationView(application))).toEqual(expected);
  });

  it('cuts a long reason to one line', () => {
    const progress = readSyncProgress(
      anApplicationView({
        ...outOfSync,
        operation: anOperation({
          phase: 'Failed',
          message: 'x'.repeat(500),
          retryCount: 0,
        }),
      }),
    );
    expect(progress).toEqual({
      state: 'failed',
      reason: `${'x'.repeat(159)}…`,
    });
  });
});
