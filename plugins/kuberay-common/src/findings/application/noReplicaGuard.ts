import { findReplicaResets } from '../../argocd/findReplicaResets';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';

/**
 * Any sync that writes the list of groups writes Git's `replicas` (domain.md 6.3), whether they are ignored or not. A
 * warning where the counts differ now.
 */
export function findNoReplicaGuard(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, record, rayCluster, guarded } = found;
  if (!rayCluster.spec.autoscaling || guarded) {
    return [];
  }
  const resets = findReplicaResets({
    application: record,
    rayCluster,
    guarded: false,
  }).map(({ group, live, git }) => `${group} from ${live} to ${git}`);
  return [
    {
      code: 'no-replica-guard',
      severity: resets.length > 0 ? 'warning' : 'info',
      about: 'configuration',
      message:
        resets.length > 0
          ? `The next edit in Git, or a sync by hand, sets replicas of ${resets.join(
              ', ',
            )}: no replica guard is known in this Kubernetes cluster.`
          : 'An edit in Git sets replicas of all groups to what Git says, whatever the autoscaler wants: no replica guard is known in this Kubernetes cluster.',
      remedy: `On Kubernetes 1.36 or later deploy the replica guard for namespace ${rayCluster.namespace}. Without it write the live replicas into Git with each edit of ${application.name}.`,
    },
  ];
}
