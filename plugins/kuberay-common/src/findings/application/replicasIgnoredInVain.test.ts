import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { findReplicasIgnoredInVain } from './replicasIgnoredInVain';

const rayCluster = { spec: { autoscaling: false } };

describe('findReplicasIgnoredInVain', () => {
  it('says that edits of replicas do not arrive', () => {
    expect(
      told(findReplicasIgnoredInVain(aFoundApplication({ rayCluster }))),
    ).toEqual([
      'warning configuration replicas-ignored-without-autoscaler: demo ignores replicas although no autoscaler writes them: an edit of replicas in Git does not arrive by itself. => Write the live replicas into Git first, since the operator deletes workers down to them. Then remove the rule for RayCluster demo-kuberay from spec.ignoreDifferences of demo, or write head.enableInTreeAutoscaling: true.',
    ]);
  });

  it('says nothing with an autoscaler, nor without a rule', () => {
    expect(findReplicasIgnoredInVain(aFoundApplication())).toEqual([]);
    expect(
      findReplicasIgnoredInVain(
        aFoundApplication({ rayCluster, record: { ignoreDifferences: [] } }),
      ),
    ).toEqual([]);
  });
});
