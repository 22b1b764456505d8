import {
  ApplicationView,
  EntityView,
  OperationView,
  RayClusterView,
  verdict,
} from 'backstage-plugin-kuberay-common';

/** An operation that Argo CD began by itself, at its first attempt. */
export function anOperationView(
  changes: Pick<OperationView, 'phase'> & Partial<OperationView>,
): OperationView {
  return { retryCount: 0, automated: true, failures: [], ...changes };
}

/** An Application that Argo CD has synced. */
export function anApplicationView(
  changes: Partial<ApplicationView> = {},
): ApplicationView {
  return {
    id: 'a',
    name: 'training',
    namespace: 'argocd',
    project: 'default',
    source: 'sandbox',
    destination: { cluster: 'sandbox', namespace: 'ml' },
    sources: [],
    role: 'cluster',
    rayCluster: {
      cluster: 'sandbox',
      namespace: 'ml',
      name: 'training-kuberay',
    },
    sync: 'Synced',
    health: 'Healthy',
    operation: anOperationView({ phase: 'Succeeded' }),
    revisions: ['1.5.1'],
    policy: { automated: true, prune: true, selfHeal: true },
    conditions: [],
    deleting: false,
    history: [],
    ignoredFields: [],
    outOfSync: [],
    outOfSyncOmitted: 0,
    control: { enabled: true, replicaResets: [] },
    links: {},
    ...changes,
  };
}

/** A RayCluster that is ready, its autoscaler having scaled `workers` to 5. */
export function aRayClusterView(
  changes: Partial<RayClusterView> = {},
): RayClusterView {
  return {
    ref: { cluster: 'sandbox', namespace: 'ml', name: 'training-kuberay' },
    clusterTitle: 'Sandbox',
    phase: 'Ready',
    groups: [
      {
        name: 'workers',
        replicas: 5,
        desired: 5,
        ready: 5,
        starting: 0,
        failing: 0,
        terminating: 0,
        min: 0,
        max: 8,
        atMax: false,
        numOfHosts: 1,
        troubles: [],
      },
    ],
    orphanedGroups: [],
    totals: {
      workersReady: 5,
      workersDesired: 5,
      cpu: 6,
      memory: 0,
      gpu: 0,
      tpu: 0,
    },
    autoscaler: { enabled: true },
    suspend: false,
    pods: [],
    podsOmitted: 0,
    events: [],
    conditions: [],
    links: {},
    ...changes,
  };
}

/** The view of an entity whose stack is up. */
export function anEntityView(changes: Partial<EntityView> = {}): EntityView {
  return {
    entityRef: 'resource:default/training',
    verdict: verdict('all-ready', 'ok', { desired: 5 }),
    rayClusters: [aRayClusterView()],
    applications: [
      anApplicationView({
        id: 'c',
        name: 'ray-operator-crds',
        role: 'crds',
        rayCluster: undefined,
        health: 'Unknown',
      }),
      anApplicationView({
        id: 'o',
        name: 'ray-operator',
        role: 'operator',
        rayCluster: undefined,
      }),
      anApplicationView(),
    ],
    findings: [],
    sources: [
      {
        kind: 'kubernetes',
        cluster: 'sandbox',
        title: 'Sandbox',
        freshness: { state: 'live', since: '2026-01-01T00:00:00Z' },
      },
    ],
    ...changes,
  };
}
