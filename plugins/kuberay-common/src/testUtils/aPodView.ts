import type { PodView } from '../view';

/** A worker pod of `aRayClusterView()` that is ready. @public */
export function aPodView(overrides: Partial<PodView> = {}): PodView {
  return {
    name: 'raycluster-kuberay-standard-worker-worker-aaaaa',
    nodeType: 'worker',
    group: 'standard-worker',
    state: 'ready',
    restarts: 0,
    node: 'node-1',
    image: 'docker.io/rayproject/ray:2.52.0',
    createdAt: '2026-11-21T02:07:02Z',
    ...overrides,
  };
}
