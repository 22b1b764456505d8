import type { PodTrouble } from 'backstage-plugin-kuberay-common';
import { aWorkerGroup } from 'backstage-plugin-kuberay-common/testUtils';
import { reasonsOfGroup } from './reasonsOfGroup';

const waiting: PodTrouble = {
  kind: 'waiting',
  reason: 'Unschedulable',
  pods: 3,
  restarts: 0,
};
const failing: PodTrouble = {
  kind: 'failing',
  reason: 'CrashLoopBackOff',
  pods: 1,
  restarts: 7,
};

describe('reasonsOfGroup', () => {
  it('has nothing to say of a group that is ready', () => {
    expect(reasonsOfGroup(aWorkerGroup())).toEqual([]);
  });

  it('does not mention pods that come and go in a group that has all it asks for', () => {
    const group = aWorkerGroup({ starting: 1, terminating: 2 });
    expect(reasonsOfGroup(group)).toEqual([]);
  });

  it('names what fails before what waits, starts or is missing', () => {
    const group = aWorkerGroup({
      desired: 8,
      ready: 1,
      starting: 4,
      failing: 1,
      terminating: 1,
      troubles: [waiting, failing],
    });
    expect(reasonsOfGroup(group)).toEqual([
      { kind: 'trouble', trouble: failing },
      { kind: 'trouble', trouble: waiting },
      { kind: 'starting', pods: 1 },
      { kind: 'missing', pods: 2 },
      { kind: 'terminating', pods: 1 },
    ]);
  });
});
