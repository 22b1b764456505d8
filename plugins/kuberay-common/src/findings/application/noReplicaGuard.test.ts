import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { findNoReplicaGuard } from './noReplicaGuard';

const REMEDY =
  'On Kubernetes 1.36 or later deploy the replica guard for namespace ray. Without it write the live replicas into Git with each edit of demo.';

describe('findNoReplicaGuard', () => {
  it('mentions what an edit will do', () => {
    expect(told(findNoReplicaGuard(aFoundApplication()))).toEqual([
      `info configuration no-replica-guard: An edit in Git sets replicas of all groups to what Git says, whatever the autoscaler wants: no replica guard is known in this Kubernetes cluster. => ${REMEDY}`,
    ]);
  });

  it('warns where the counts differ now', () => {
    const record = { valueReplicas: { std: 4, a1: 1 } };
    expect(told(findNoReplicaGuard(aFoundApplication({ record })))).toEqual([
      `warning configuration no-replica-guard: The next edit in Git, or a sync by hand, sets replicas of std from 1 to 4: no replica guard is known in this Kubernetes cluster. => ${REMEDY}`,
    ]);
  });

  it('says nothing with a guard, nor without an autoscaler', () => {
    expect(findNoReplicaGuard(aFoundApplication({ guarded: true }))).toEqual(
      [],
    );
    expect(
      findNoReplicaGuard(
        aFoundApplication({ rayCluster: { spec: { autoscaling: false } } }),
      ),
    ).toEqual([]);
  });
});
