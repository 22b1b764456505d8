import {
  verdict,
  type FleetRow,
  type FleetView,
  type SourceView,
} from 'backstage-plugin-kuberay-common';

/** A healthy Ray cluster, of an entity that team-ml owns. */
export function aFleetRow(
  name: string,
  overrides: Partial<FleetRow> = {},
): FleetRow {
  return {
    ref: { cluster: 'prod', namespace: 'ray', name },
    clusterTitle: 'Production',
    phase: 'Ready',
    verdict: verdict('all-ready', 'ok', { desired: 3 }),
    totals: {
      workersReady: 3,
      workersDesired: 3,
      cpu: 4,
      memory: 8 * 2 ** 30,
      gpu: 0,
      tpu: 0,
    },
    workersMax: 10,
    createdAt: '2026-11-20T10:00:00Z',
    rayVersion: '2.52.0',
    labels: {},
    application: {
      name,
      namespace: 'argocd',
      project: 'default',
      sync: 'Synced',
      health: 'Healthy',
    },
    findings: { error: 0, warning: 0, info: 0 },
    entity: {
      entityRef: `resource:default/${name}`,
      title: name,
      owner: 'group:default/team-ml',
    },
    ...overrides,
  };
}

/** A source that is read live. */
export function aSource(overrides: Partial<SourceView> = {}): SourceView {
  return {
    kind: 'kubernetes',
    cluster: 'prod',
    title: 'Production',
    freshness: { state: 'live', since: '2026-11-21T10:00:00Z' },
    ...overrides,
  };
}

/** The rows as the backend answers them. */
export function aFleetView(
  rayClusters: FleetRow[],
  sources: SourceView[] = [aSource()],
): FleetView {
  return {
    rayClusters,
    totals: {
      rayClusters: rayClusters.length,
      byPhase: {},
      workersReady: 0,
      workersDesired: 0,
      cpu: 0,
      memory: 0,
      gpu: 0,
      tpu: 0,
    },
    sources,
  };
}

/** One of each kind: degraded, out of sync, scaling, and at rest without owner and Application. */
export function aMixedFleet(): FleetRow[] {
  const { application } = aFleetRow('features');
  return [
    aFleetRow('llm-serving', {
      ref: { cluster: 'gpu-eu', namespace: 'ray-serve', name: 'llm-serving' },
      clusterTitle: 'GPU Europe',
      phase: 'Degraded',
      verdict: verdict('worker-crashing', 'error', { failing: 1, desired: 8 }),
      totals: {
        workersReady: 7,
        workersDesired: 8,
        cpu: 64,
        memory: 2 ** 39,
        gpu: 8,
        tpu: 0,
      },
      findings: { error: 1, warning: 1, info: 0 },
    }),
    aFleetRow('features', {
      verdict: verdict('out-of-sync', 'warning'),
      application: application && { ...application, sync: 'OutOfSync' },
      entity: {
        entityRef: 'component:payments/features',
        title: 'Feature store',
        owner: 'team-features',
      },
    }),
    aFleetRow('etl', {
      phase: 'Scaling',
      verdict: verdict('scaling-up', 'progressing', { ready: 9, desired: 14 }),
      totals: {
        workersReady: 9,
        workersDesired: 14,
        cpu: 30,
        memory: 60 * 2 ** 30,
        gpu: 0,
        tpu: 0,
      },
      createdAt: '2026-11-21T09:00:00Z',
    }),
    aFleetRow('notebooks', {
      ref: { cluster: 'prod', namespace: 'dev', name: 'notebooks' },
      createdAt: undefined,
      application: undefined,
      entity: undefined,
    }),
  ];
}

/** So many Ray clusters on 20 Kubernetes clusters, one in ten of them degraded; those first, as the backend does. */
export function aLargeFleet(rows: number): FleetRow[] {
  return Array.from({ length: rows }, (_, index) => {
    const bad = index < rows / 10;
    return aFleetRow(`cluster-${String(index).padStart(4, '0')}`, {
      ref: {
        cluster: `prod-${index % 20}`,
        namespace: `team-${index % 50}`,
        name: `cluster-${String(index).padStart(4, '0')}`,
      },
      clusterTitle: `Production ${index % 20}`,
      ...(bad && {
        phase: 'Degraded',
        verdict: verdict('worker-crashing', 'error', {
          failing: 1,
          desired: 3,
        }),
      }),
      entity: {
        entityRef: `resource:default/cluster-${index}`,
        title: `Cluster ${index}`,
        owner: `group:default/team-${index % 50}`,
      },
    });
  });
}
