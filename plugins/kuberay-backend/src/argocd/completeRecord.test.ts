import { anApplicationRecord } from 'backstage-plugin-kuberay-common/testUtils';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { completeRecord } from './completeRecord';

type Operation = NonNullable<ApplicationRecord['operation']>;

const operation = (changes: Partial<Operation>): Operation => ({
  phase: 'Running',
  startedAt: '2026-01-01T00:00:00Z',
  retryCount: 0,
  automated: false,
  autoHealAttempts: 0,
  failures: [],
  ...changes,
});

const failed = operation({
  phase: 'Failed',
  finishedAt: '2026-01-01T00:01:00Z',
  message: 'no such chart',
  retryCount: 5,
  initiatedBy: 'a-person',
  failures: [{ kind: 'RayCluster', name: 'demo', message: 'refused' }],
});

const known = anApplicationRecord({
  syncStatus: 'Synced',
  labels: { team: 'old' },
  finalizers: ['resources-finalizer.argocd.argoproj.io'],
  revisions: ['1.5.1'],
  conditions: [{ type: 'SyncError', message: 'no' }],
  history: [
    {
      id: 1,
      revisions: ['1.5.1'],
      deployedAt: '2026-01-01T00:00:00Z',
      automated: true,
    },
  ],
  controllerNamespace: 'argocd',
  operation: failed,
});

/** What a list can select of the Application, after something has happened. */
const selected = anApplicationRecord({
  syncStatus: 'OutOfSync',
  labels: { team: 'new' },
  finalizers: [],
  revisions: [],
  conditions: [],
  history: [],
  controllerNamespace: undefined,
  operation: operation({
    phase: 'Failed',
    finishedAt: '2026-01-01T00:02:00Z',
  }),
});

describe('completeRecord', () => {
  it('takes what a list selects from the list, and the rest from what is known', () => {
    const { syncStatus, labels } = selected;

    expect(completeRecord(selected, known)).toEqual({
      ...known,
      syncStatus,
      labels,
      operation: { ...failed, finishedAt: '2026-01-01T00:02:00Z' },
    });
  });

  it('takes no word of an earlier operation for one of a new operation', () => {
    const begun = operation({ startedAt: '2026-01-02T00:00:00Z' });

    expect(
      completeRecord({ ...selected, operation: begun }, known).operation,
    ).toEqual(begun);
  });

  it('keeps no operation that is gone', () => {
    expect(
      completeRecord({ ...selected, operation: undefined }, known).operation,
    ).toBeUndefined();
  });

  it('is what was selected where nothing is known', () => {
    expect(completeRecord(selected, undefined)).toBe(selected);
  });
});
