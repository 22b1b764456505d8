import { aPodRecord, aWorkerGroupRecord } from '../testUtils';
import { assessWorkerGroup } from './workerGroup';

const NOW = new Date('2026-11-21T03:00:00Z');

describe('assessWorkerGroup', () => {
  it('counts every pod once and adds up trouble by reason', () => {
    const crashing = {
      ready: false,
      waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' },
      lastTerminated: { reason: 'OOMKilled', exitCode: 137 },
    };
    expect(
      assessWorkerGroup({
        group: aWorkerGroupRecord({ replicas: 7, maxReplicas: 7 }),
        pods: [
          aPodRecord(),
          aPodRecord({ ...crashing, restarts: 2 }),
          aPodRecord({ ...crashing, restarts: 5 }),
          aPodRecord({ ready: false }),
          aPodRecord({
            phase: 'Pending',
            ready: false,
            unscheduled: { reason: 'Unschedulable', message: '0/5 nodes' },
          }),
          aPodRecord({ phase: 'Pending', ready: false }),
          aPodRecord({ deletionTimestamp: '2026-11-21T02:59:59Z' }),
        ],
        now: NOW,
      }),
    ).toEqual({
      name: 'std',
      replicas: 7,
      desired: 7,
      ready: 1,
      starting: 2,
      failing: 3,
      terminating: 1,
      min: 1,
      max: 7,
      atMax: true,
      numOfHosts: 1,
      image: 'docker.io/rayproject/ray:2.52.0',
      troubles: [
        {
          kind: 'failing',
          reason: 'CrashLoopBackOff',
          message: 'It last ended with OOMKilled, exit code 137',
          pods: 2,
          restarts: 7,
        },
        {
          kind: 'failing',
          reason: 'NodeLost',
          message: 'Node node-1 does not answer',
          pods: 1,
          restarts: 0,
        },
        {
          kind: 'waiting',
          reason: 'Unschedulable',
          message: '0/5 nodes',
          pods: 1,
          restarts: 0,
        },
      ],
    });
  });

  it('has no trouble where all pods are ready', () => {
    expect(
      assessWorkerGroup({
        group: aWorkerGroupRecord(),
        pods: [aPodRecord()],
        now: NOW,
      }),
    ).toMatchObject({ ready: 1, desired: 1, atMax: false, troubles: [] });
  });

  it.each([
    ['at its maximum', { replicas: 3, maxReplicas: 3 }, true],
    ['clamped to its maximum', { replicas: 9, maxReplicas: 3 }, true],
    ['below its maximum', { replicas: 2, maxReplicas: 3 }, false],
    ['without a maximum', { replicas: 2, maxReplicas: 2147483647 }, false],
    ['of a fixed size', { replicas: 3, minReplicas: 3, maxReplicas: 3 }, false],
    ['of size nothing', { replicas: 0, minReplicas: 0, maxReplicas: 0 }, false],
  ])('says of a group %s whether it may grow', (_, size, atMax) => {
    const group = aWorkerGroupRecord(size);
    expect(assessWorkerGroup({ group, pods: [], now: NOW }).atMax).toBe(atMax);
  });

  it('asks for nothing while the cluster is suspended, and keeps its bounds', () => {
    expect(
      assessWorkerGroup({
        group: aWorkerGroupRecord(),
        pods: [],
        clusterSuspended: true,
        now: NOW,
      }),
    ).toMatchObject({ desired: 0, min: 1, max: 200 });
  });

  it.each([
    ['above the maximum', { replicas: 9, maxReplicas: 3 }, false, 9, 3],
    ['below the minimum', { replicas: 0, minReplicas: 1 }, false, 0, 1],
    ['of several hosts', { replicas: 2, numOfHosts: 4 }, false, 2, 8],
    ['that is suspended', { replicas: 2 }, true, 2, 0],
  ])(
    'gives the replicas of a group %s as the spec has them',
    (_, size, clusterSuspended, replicas, desired) => {
      const group = aWorkerGroupRecord(size);
      expect(
        assessWorkerGroup({ group, pods: [], clusterSuspended, now: NOW }),
      ).toMatchObject({ replicas, desired });
    },
  );
});
