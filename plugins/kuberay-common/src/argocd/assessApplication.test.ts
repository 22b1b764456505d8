import { loadRecordedMoment } from '../__fixtures__/loadRecorded';
import { anApplicationRecord, anIgnoreDifferencesRecord } from '../testUtils';
import { applicationViewSchema } from '../view';
import { assessApplication } from './assessApplication';
import type { ApplicationRecord } from './records';

function view(overrides: Partial<ApplicationRecord> = {}) {
  return assessApplication({ application: anApplicationRecord(overrides) });
}

describe('assessApplication', () => {
  it('shows a healthy Application whole', () => {
    expect(
      assessApplication({
        application: anApplicationRecord(),
        links: { argocd: 'https://argocd.example.org/applications/demo' },
      }),
    ).toEqual({
      id: 'a3ViZXJuZXRlcy9wcm9kL2FyZ29jZC9kZW1v',
      name: 'demo',
      namespace: 'argocd',
      project: 'default',
      source: 'prod',
      destination: { cluster: 'prod', namespace: 'ray' },
      sources: [
        {
          repoURL: 'https://charts.example.org/kuberay',
          chart: 'ray-cluster',
          targetRevision: '1.5.1',
        },
      ],
      role: 'cluster',
      rayCluster: { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' },
      sync: 'Synced',
      health: 'Healthy',
      operation: {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt: '2026-11-21T02:00:00Z',
        finishedAt: '2026-11-21T02:00:01Z',
        retryCount: 0,
        automated: true,
        failures: [],
      },
      revisions: ['1.5.1'],
      policy: { automated: true, prune: true, selfHeal: true },
      conditions: [],
      deleting: false,
      history: [
        {
          id: 0,
          revisions: ['1.5.1'],
          deployedAt: '2026-11-21T02:00:01Z',
          automated: true,
        },
      ],
      ignoredFields: [
        '.spec.workerGroupSpecs[]?.replicas',
        '.spec.workerGroupSpecs[]?.scaleStrategy',
      ],
      outOfSync: [],
      outOfSyncOmitted: 0,
      control: { enabled: false, replicaResets: [] },
      links: { argocd: 'https://argocd.example.org/applications/demo' },
    });
  });

  it.each([
    ['', 'Unknown'],
    [undefined, 'Unknown'],
    ['Dreaming', 'Unknown'],
    ['OutOfSync', 'OutOfSync'],
    ['Synced', 'Synced'],
  ])('reads sync status %j as %s', (syncStatus, sync) => {
    expect(view({ syncStatus }).sync).toBe(sync);
  });

  it.each([
    ['Synced', 'Healthy', 'Healthy'],
    ['Unknown', 'Healthy', 'Unknown'],
    ['', 'Healthy', 'Unknown'],
    ['Synced', undefined, 'Unknown'],
    ['Synced', 'Progressing', 'Progressing'],
  ])('with sync %j shows health %j as %s', (syncStatus, status, health) => {
    expect(view({ syncStatus, healthStatus: status }).health).toBe(health);
  });

  const shownOperation = { retryCount: 0, automated: true, failures: [] };
  const kept = { ...shownOperation, autoHealAttempts: 2 };
  const succeeded = { ...kept, phase: 'Succeeded' };
  const running = { ...kept, phase: 'Running' };
  const pending = {
    phase: 'Pending',
    retryCount: 0,
    automated: false,
    failures: [],
  };

  it.each<
    [string, boolean, ApplicationRecord['operation'], object | undefined]
  >([
    ['nothing was ever asked for', false, undefined, undefined],
    [
      'one has ended',
      false,
      succeeded,
      { ...shownOperation, phase: 'Succeeded' },
    ],
    ['one is asked for', true, undefined, pending],
    ['one is asked for after another', true, succeeded, pending],
    ['one runs', true, running, { ...shownOperation, phase: 'Running' }],
    [
      'its phase is none that Argo CD documents',
      false,
      { ...kept, phase: 'Dreaming' },
      undefined,
    ],
  ])('shows the operation when %s', (_, operationPending, operation, shown) => {
    expect(view({ operationPending, operation }).operation).toEqual(shown);
  });

  it('prefers the RayCluster that it was matched with', () => {
    const rayCluster = { cluster: 'gpu', namespace: 'ray', name: 'other' };
    expect(
      assessApplication({ application: anApplicationRecord(), rayCluster })
        .rayCluster,
    ).toEqual(rayCluster);
  });

  it('names no RayCluster where it deploys several or none', () => {
    const rayClusters = [
      { namespace: 'ray', name: 'a' },
      { namespace: 'ray', name: 'b' },
    ];
    expect(view({ rayClusters }).rayCluster).toBeUndefined();
    expect(view({ rayClusters: [] }).rayCluster).toBeUndefined();
  });

  it('shows what it ignores of its RayCluster, as written, each once', () => {
    const rule = anIgnoreDifferencesRecord();
    const ignoreDifferences = [
      rule,
      anIgnoreDifferencesRecord({
        jqPathExpressions: [rule.jqPathExpressions[0]],
        jsonPointers: ['/spec/suspend'],
        managedFieldsManagers: ['kueue'],
      }),
      anIgnoreDifferencesRecord({ name: 'other', jsonPointers: ['/spec'] }),
      anIgnoreDifferencesRecord({ kind: 'Service', jsonPointers: ['/spec'] }),
    ];
    expect(view({ ignoreDifferences }).ignoredFields).toEqual([
      ...rule.jqPathExpressions,
      '/spec/suspend',
      'managedFieldsManagers: kueue',
    ]);
  });

  it('names the cluster that it deploys to, and not the address of its API server', () => {
    const server = 'https://10.0.0.9:6443';
    const application = anApplicationRecord({
      destination: { server, namespace: 'ray' },
    });
    const clusters = [{ name: 'gpu', url: server }];
    expect(assessApplication({ application, clusters }).destination).toEqual({
      cluster: 'gpu',
      namespace: 'ray',
    });
    expect(assessApplication({ application }).destination).toEqual({
      namespace: 'ray',
    });
    expect(
      assessApplication({ application, destination: 'known' }).destination,
    ).toEqual({ cluster: 'known', namespace: 'ray' });
  });

  it('shows the newest sync first', () => {
    const sync = { revisions: [], deployedAt: '', automated: true };
    const history = [
      { ...sync, id: 1 },
      { ...sync, id: 2 },
    ];
    expect(view({ history }).history.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('passes on what may be done to it, and by itself allows nothing', () => {
    const application = anApplicationRecord();
    const control = {
      enabled: true,
      replicaResets: [{ group: 'std', live: 5, git: 1 }],
    };
    expect(assessApplication({ application, control }).control).toEqual(
      control,
    );
    expect(assessApplication({ application }).control.enabled).toBe(false);
  });

  it('finds its cluster by what the configuration calls the destination', () => {
    const application = anApplicationRecord({
      readFrom: 'argocd',
      cluster: 'europe',
    });
    const destinations = new Map([['europe/in-cluster', 'gpu']]);
    expect(
      assessApplication({ application, destinations }).rayCluster?.cluster,
    ).toBe('gpu');
    expect(assessApplication({ application }).rayCluster?.cluster).toBe(
      'europe',
    );
  });

  it('says that it is being deleted', () => {
    expect(view({ deletionTimestamp: '2026-11-21T03:00:00Z' }).deleting).toBe(
      true,
    );
  });
});

describe('assessApplication on recorded Applications', () => {
  const recorded = [
    ...loadRecordedMoment('zoo').applications,
    ...loadRecordedMoment('multi-source').applications,
  ];
  const summary = (name: string) => {
    const application = recorded.find(record => record.name === name);
    if (!application) {
      throw new Error(`No Application ${name} was recorded`);
    }
    const shown = assessApplication({ application });
    return {
      role: shown.role,
      sync: shown.sync,
      health: shown.health,
      operation: shown.operation?.phase,
      retries: shown.operation?.retryCount,
      revisions: shown.revisions,
      automated: shown.policy.automated,
      conditions: shown.conditions.map(({ type }) => type),
      rayCluster: shown.rayCluster?.name,
    };
  };
  const wellSynced = {
    role: 'cluster',
    sync: 'Synced',
    health: 'Healthy',
    operation: 'Succeeded',
    retries: 0,
    automated: true,
    conditions: [],
  };

  it.each<[string, object]>([
    [
      'crash-loop',
      {
        ...wellSynced,
        revisions: ['1.5.1'],
        rayCluster: 'crash-loop-kuberay',
      },
    ],
    [
      'old-chart',
      { ...wellSynced, revisions: ['1.4.1'], rayCluster: 'old-chart-kuberay' },
    ],
    [
      'new-chart',
      { ...wellSynced, revisions: ['1.7.0'], rayCluster: 'new-chart-kuberay' },
    ],
    [
      'no-such-chart',
      {
        ...wellSynced,
        sync: 'Unknown',
        health: 'Unknown',
        operation: undefined,
        retries: undefined,
        revisions: ['9.9.9'],
        conditions: ['ComparisonError'],
        rayCluster: undefined,
      },
    ],
    [
      'manual',
      {
        ...wellSynced,
        sync: 'OutOfSync',
        health: 'Missing',
        operation: undefined,
        retries: undefined,
        automated: false,
        revisions: ['1.5.1'],
        rayCluster: 'manual-kuberay',
      },
    ],
    [
      'sync-failed',
      {
        ...wellSynced,
        sync: 'OutOfSync',
        health: 'Missing',
        operation: 'Running',
        retries: 4,
        revisions: ['1.5.1'],
        rayCluster: 'sync-failed-kuberay',
      },
    ],
    [
      'ray-operator',
      {
        ...wellSynced,
        role: 'operator',
        revisions: ['a061d772dc0e025e0e904b6322459521da82d55d'],
        rayCluster: undefined,
      },
    ],
    [
      'ray-operator-crds',
      {
        ...wellSynced,
        role: 'crds',
        revisions: ['a061d772dc0e025e0e904b6322459521da82d55d'],
        rayCluster: undefined,
      },
    ],
    [
      'ray-dev',
      {
        ...wellSynced,
        revisions: ['1.7.0', '31664d97ca7648664c001fe383d3d46a262bdbb9'],
        rayCluster: 'ray-dev-kuberay',
      },
    ],
    [
      'ray-stack',
      {
        ...wellSynced,
        role: 'other',
        revisions: ['fbe27184f4013d4064e9df367cc03b944fbcde7b'],
        rayCluster: undefined,
      },
    ],
  ])('says of %s what Argo CD really knows', (name, expected) => {
    expect(summary(name)).toEqual(expected);
  });

  it.each(recorded.map(record => [record.name, record] as const))(
    'gives %s the shape of the API',
    (_, application) => {
      const shown = assessApplication({ application });
      expect(applicationViewSchema.strict().parse(shown)).toEqual(shown);
    },
  );
});
