import type { KubeObject } from '../../kube-api';
import type { Application, OperationState } from '../Application';
import type { ComparedResource } from '../diff/compare';
import { decideAutoSync } from './autoSync';

const source = { repoURL: 'https://git.example.org/x', path: 'x' };
const now = Date.parse('2026-11-21T02:00:10Z');

function application(change: Partial<Application> = {}): Application {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'one', namespace: 'argocd' },
    spec: {
      source,
      destination: {},
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true'],
      },
    },
    ...change,
  };
}

const map: KubeObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'lab' },
};
const missing: ComparedResource = {
  target: map,
  live: undefined,
  status: 'OutOfSync',
};

function decide(options: {
  application?: Application;
  resources?: ComparedResource[];
  syncStatus?: 'Synced' | 'OutOfSync' | 'Unknown';
}) {
  const { resources = [missing], syncStatus = 'OutOfSync' } = options;
  return decideAutoSync({
    application: options.application ?? application(),
    comparison: { syncStatus, resources },
    origin: { sources: [source], revisions: ['r1'], isMulti: false },
    now,
  });
}

function attempted(change: Partial<OperationState> = {}): Application {
  return application({
    status: {
      operationState: {
        operation: {},
        phase: 'Succeeded',
        startedAt: '2026-11-21T02:00:00Z',
        finishedAt: '2026-11-21T02:00:09Z',
        syncResult: { revision: 'r1', source },
        ...change,
      },
    },
  });
}

const first = {
  type: 'sync',
  operation: {
    initiatedBy: { automated: true },
    retry: { limit: 5 },
    sync: {
      prune: true,
      revision: 'r1',
      source,
      syncOptions: ['CreateNamespace=true'],
    },
  },
};

it('syncs a new revision as recorded', () => {
  expect(decide({})).toEqual(first);
  expect(
    decide({
      application: attempted({ syncResult: { revision: 'r0', source } }),
    }),
  ).toEqual(first);
});

it('syncs the same revision again when the source was edited', () => {
  const other = { ...source, path: 'y' };
  expect(
    decide({
      application: attempted({ syncResult: { revision: 'r1', source: other } }),
    }),
  ).toEqual(first);
});

it('heals a synced revision, only what drifted', () => {
  expect(decide({ application: attempted() })).toEqual({
    type: 'sync',
    operation: {
      ...first.operation,
      sync: {
        ...first.operation.sync,
        autoHealAttemptsCount: 1,
        resources: [{ kind: 'ConfigMap', name: 'a' }],
      },
    },
  });
});

it.each([
  [1, 1_000],
  [2, 5_000],
  [3, 17_000],
  [9, 299_000],
])(
  'waits before the next healing after %i',
  (autoHealAttemptsCount, afterMs) => {
    const operation = { sync: { autoHealAttemptsCount } };
    expect(decide({ application: attempted({ operation }) })).toEqual({
      type: 'wait',
      afterMs,
    });
  },
);

it('leaves a revision that failed alone, and says so', () => {
  expect(
    decide({ application: attempted({ phase: 'Failed', message: 'no' }) }),
  ).toEqual({
    type: 'nothing',
    condition: {
      type: 'SyncError',
      message: 'Failed last sync attempt to [r1]: no',
    },
  });
});

it.each([
  ['all is Synced', { syncStatus: 'Synced' as const }],
  ['Git is not known', { syncStatus: 'Unknown' as const }],
  [
    'an operation is pending',
    { application: application({ operation: { sync: {} } }) },
  ],
  [
    'the Application is being deleted',
    {
      application: application({
        metadata: { name: 'one', deletionTimestamp: '2026-11-21T02:00:00Z' },
      }),
    },
  ],
  [
    'nobody automated it',
    { application: application({ spec: { source, destination: {} } }) },
  ],
  [
    'automation is off',
    {
      application: application({
        spec: {
          source,
          destination: {},
          syncPolicy: { automated: { enabled: false } },
        },
      }),
    },
  ],
  [
    'only pruning is left and that is off',
    {
      resources: [
        { target: undefined, live: map, status: 'OutOfSync' as const },
      ],
      application: application({
        spec: { source, destination: {}, syncPolicy: { automated: {} } },
      }),
    },
  ],
])('does nothing when %s', (_, options) => {
  expect(decide(options)).toEqual({ type: 'nothing' });
});
