import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { findNoReplicaGuard } from './noReplicaGuard';

const REMEDY =
  'On Kubernetes 1.36 or later deploy the replica guard for namespace ray. Without it write the live replicas into Git with each edit of demo.';

const UNSEEN =
  'No Application is seen to bring a replica guard to this Kubernetes cluster. Unless there is one all the same,';

describe('findNoReplicaGuard', () => {
  it('mentions what an edit will do', () => {
    expect(told(findNoReplicaGuard(aFoundApplication()))).toEqual([
      `info configuration no-replica-guard: ${UNSEEN} an edit of the Ray cluster in Git sets the replicas of all groups to Git's, whatever the autoscaler wants. => ${REMEDY}`,
    ]);
  });

  const valueReplicas = { std: 4, a1: 1 };

  it('warns where the counts differ now', () => {
    const record = { valueReplicas, syncOptions: ['CreateNamespace=true'] };
    expect(told(findNoReplicaGuard(aFoundApplication({ record })))).toEqual([
      `warning configuration no-replica-guard: ${UNSEEN} the next edit of the Ray cluster in Git, or a sync by hand, sets replicas of std from 1 to 4. => ${REMEDY}`,
    ]);
  });

  it('does not warn of a sync by hand that leaves alone what is Synced', () => {
    const record = { valueReplicas, syncOptions: ['ApplyOutOfSyncOnly=true'] };
    expect(told(findNoReplicaGuard(aFoundApplication({ record })))).toEqual([
      `warning configuration no-replica-guard: ${UNSEEN} the next edit of the Ray cluster in Git sets replicas of std from 1 to 4. => ${REMEDY}`,
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
