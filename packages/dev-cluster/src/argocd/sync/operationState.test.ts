import type { Operation, ResourceResult } from '../Application';
import type { OperationEvent } from './operationState';
import { reduceOperationState } from './operationState';

const at = Date.parse('2026-11-21T02:25:55Z');
const source = { repoURL: 'https://git.example.org/x', path: 'x' };
const result: ResourceResult = {
  group: 'ray.io',
  version: 'v1',
  kind: 'RayCluster',
  namespace: 'lab',
  name: 'one',
  status: 'Synced',
  message: 'raycluster.ray.io/one created',
  hookPhase: 'Running',
  syncPhase: 'Sync',
};
const sync = {
  origin: { sources: [source], revisions: ['1.5.1'], isMulti: false },
  results: [result],
};
const syncResult = { revision: '1.5.1', source, resources: [result] };

function run(operation: Operation, ...events: OperationEvent[]) {
  return events.reduce(
    reduceOperationState,
    reduceOperationState(undefined, { type: 'started', operation, at }),
  );
}

const failed: OperationEvent = {
  type: 'failed',
  phase: 'Failed',
  message: 'refused',
  sync,
  at: at + 1_000,
};

it('starts, progresses and succeeds', () => {
  const operation = { sync: {} };
  const message = 'waiting for healthy state of /Namespace/lab';
  const progressed: OperationEvent = { type: 'progressed', message, ...sync };
  expect(run(operation, progressed)).toEqual({
    operation,
    phase: 'Running',
    startedAt: '2026-11-21T02:25:55Z',
    message,
    syncResult,
  });
  expect(
    run(operation, progressed, {
      type: 'succeeded',
      message: 'successfully synced (all tasks run)',
      ...sync,
      at: at + 2_000,
    }),
  ).toEqual({
    operation,
    phase: 'Succeeded',
    startedAt: '2026-11-21T02:25:55Z',
    finishedAt: '2026-11-21T02:25:57Z',
    message: 'successfully synced (all tasks run)',
    syncResult,
  });
});

it('fails for good without a policy', () => {
  expect(run({ sync: {} }, failed)).toMatchObject({
    phase: 'Failed',
    message: 'refused',
  });
  expect(run({ sync: {} }, failed)).not.toHaveProperty('retryCount');
});

it('goes on running between retries, and says how often it tried when it gives up', () => {
  const operation = { retry: { limit: 1 } };
  expect(run(operation, failed)).toMatchObject({
    phase: 'Running',
    retryCount: 1,
    finishedAt: '2026-11-21T02:25:56Z',
    message: 'refused. Retrying attempt #1 at 2:26AM.',
  });
  const retried = run(operation, failed, { type: 'retried' });
  expect(retried).toMatchObject({
    phase: 'Running',
    retryCount: 1,
    message: 'Retrying operation. Attempt #1',
    syncResult,
  });
  expect(retried).not.toHaveProperty('finishedAt');
  expect(run(operation, failed, { type: 'retried' }, failed)).toMatchObject({
    phase: 'Failed',
    message: 'refused (retried 1 times).',
  });
});

it('is retried without end with a negative limit', () => {
  const events = Array.from({ length: 20 }, () => failed);
  expect(run({ retry: { limit: -1 } }, ...events)).toMatchObject({
    phase: 'Running',
    retryCount: 20,
  });
});
