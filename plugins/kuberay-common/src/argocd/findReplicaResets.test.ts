import {
  anApplicationRecord,
  aRayClusterRecord,
  aWorkerGroupRecord,
  type RayClusterRecordOverrides,
} from '../testUtils';
import { findReplicaResets } from './findReplicaResets';
import type { ApplicationRecord } from './records';

const groups = [
  aWorkerGroupRecord({ name: 'std', replicas: 5 }),
  aWorkerGroupRecord({ name: 'a1', replicas: 1 }),
];
const fromFiveToOne = [{ group: 'std', live: 5, git: 1 }];

function resets(options: {
  record?: Partial<ApplicationRecord>;
  rayCluster?: RayClusterRecordOverrides;
  guarded?: boolean;
}) {
  const { record, rayCluster, guarded = false } = options;
  return findReplicaResets({
    application: anApplicationRecord({
      syncOptions: ['CreateNamespace=true'],
      valueReplicas: { std: 1, a1: 1 },
      ...record,
    }),
    rayCluster: aRayClusterRecord({
      ...rayCluster,
      spec: { groups, ...rayCluster?.spec },
    }),
    guarded,
  });
}

describe('findReplicaResets', () => {
  it('names the groups whose live count is not that of Git', () => {
    expect(resets({})).toEqual(fromFiveToOne);
  });

  it('goes by what was applied last where the values lie in files', () => {
    expect(
      resets({
        record: { valueReplicas: undefined },
        rayCluster: { appliedReplicas: { std: 1, a1: 1 } },
      }),
    ).toEqual(fromFiveToOne);
  });

  it('believes the values before what was applied last', () => {
    expect(
      resets({
        record: { valueReplicas: { std: 5, a1: 1 } },
        rayCluster: { appliedReplicas: { std: 1, a1: 1 } },
      }),
    ).toEqual([]);
  });

  it('does not take a group that Git no longer has for one that is reset', () => {
    expect(
      resets({
        record: { valueReplicas: { a1: 1 } },
        rayCluster: { appliedReplicas: { std: 1, a1: 1 } },
      }),
    ).toEqual([]);
  });

  it('does not take the values of one RayCluster for those of another', () => {
    expect(
      resets({
        record: {
          rayClusters: ['demo-kuberay', 'other'].map(name => ({
            namespace: 'ray',
            name,
          })),
        },
      }),
    ).toEqual([]);
  });

  describe('with ApplyOutOfSyncOnly=true', () => {
    const listed = (status: string, name = 'demo-kuberay') => ({
      record: {
        syncOptions: ['ApplyOutOfSyncOnly=true'],
        rayClusters: [{ namespace: 'ray', name, status }],
      },
    });

    it('knows that a sync does not touch a RayCluster that is Synced', () => {
      expect(resets(listed('Synced'))).toEqual([]);
    });

    it.each([
      ['that is OutOfSync', listed('OutOfSync')],
      ['while another one is Synced', listed('Synced', 'other')],
    ])('names the groups of one %s', (_, options) => {
      expect(resets(options)).toEqual(fromFiveToOne);
    });
  });

  it.each(['Replace=true', 'Force=true'])('sees %s go past a guard', option => {
    expect(
      resets({ guarded: true, record: { syncOptions: [option] } }),
    ).toEqual(fromFiveToOne);
    expect(
      resets({ guarded: true, record: { rayClusterSyncOptions: [option] } }),
    ).toEqual(fromFiveToOne);
  });

  it.each([
    ['a guard keeps the counts', { guarded: true }],
    ['the counts are Git’s', { rayCluster: { spec: { autoscaling: false } } }],
    ['the counts are the same', { record: { valueReplicas: { std: 5 } } }],
    ['nobody knows Git’s counts', { record: { valueReplicas: undefined } }],
    [
      'a group has the name of an object’s own method',
      {
        record: { valueReplicas: {} },
        rayCluster: {
          spec: { groups: [aWorkerGroupRecord({ name: 'toString' })] },
        },
      },
    ],
  ])('names nothing where %s', (_, options) => {
    expect(resets(options)).toEqual([]);
  });
});
