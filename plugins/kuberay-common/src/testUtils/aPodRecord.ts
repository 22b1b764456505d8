import type { PodRecord } from '../ray';

/** A worker pod of `aRayClusterRecord()` that is Running and Ready. @public */
export function aPodRecord(overrides: Partial<PodRecord> = {}): PodRecord {
  const name = overrides.name ?? 'demo-kuberay-std-worker-aaaaa';
  return {
    cluster: 'prod',
    namespace: 'ray',
    name,
    uid: `uid-of-${name}`,
    rayCluster: 'demo-kuberay',
    nodeType: 'worker',
    group: 'std',
    phase: 'Running',
    ready: true,
    restarts: 0,
    image: 'docker.io/rayproject/ray:2.52.0',
    node: 'node-1',
    createdAt: '2026-11-21T02:00:05Z',
    ...overrides,
  };
}

/** The head pod of `aRayClusterRecord()`, Running and Ready. @public */
export function aHeadPodRecord(overrides: Partial<PodRecord> = {}): PodRecord {
  return aPodRecord({
    name: 'demo-kuberay-head-aaaaa',
    nodeType: 'head',
    group: 'headgroup',
    ...overrides,
  });
}
