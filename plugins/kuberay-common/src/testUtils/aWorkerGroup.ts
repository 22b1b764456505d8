import type { WorkerGroupView } from '../view';

/** A worker group of one pod that is ready, between 1 and 200; `overrides` changes what a test is about. @public */
export function aWorkerGroup(
  overrides: Partial<WorkerGroupView> = {},
): WorkerGroupView {
  return {
    name: 'standard-worker',
    replicas: 1,
    desired: 1,
    ready: 1,
    starting: 0,
    failing: 0,
    terminating: 0,
    min: 1,
    max: 200,
    atMax: false,
    numOfHosts: 1,
    image: 'docker.io/rayproject/ray:2.52.0',
    troubles: [],
    ...overrides,
  };
}
