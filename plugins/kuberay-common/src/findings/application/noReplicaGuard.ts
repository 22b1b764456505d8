import {
  findReplicaDifferences,
  findReplicaResets,
} from '../../argocd/findReplicaResets';
import type { Finding, ReplicaReset } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';

/**
 * Any sync that writes the list of groups writes Git's `replicas` (domain.md 6.3), whether they are ignored or not. A
 * warning where the counts differ now. A guard that came otherwise than by an Application is not seen from here.
 */
export function findNoReplicaGuard(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster, guarded } = found;
  if (!rayCluster.spec.autoscaling || guarded) {
    return [];
  }
  const differences = findReplicaDifferences({
    ...found,
    application: found.record,
  });
  return [
    {
      code: 'no-replica-guard',
      severity: differences.length > 0 ? 'warning' : 'info',
      about: 'configuration',
      message: `No Application is seen to bring a replica guard to this Kubernetes cluster. Unless there is one all the same, ${describeHarm(
        found,
        differences,
      )}`,
      remedy: `On Kubernetes 1.36 or later deploy the replica guard for namespace ${rayCluster.namespace}. Without it write the live replicas into Git with each edit of ${application.name}.`,
    },
  ];
}

function describeHarm(
  { record, rayCluster }: FoundInClusterApplication,
  differences: readonly ReplicaReset[],
): string {
  if (differences.length === 0) {
    return "an edit of the Ray cluster in Git sets the replicas of all groups to Git's, whatever the autoscaler wants.";
  }
  const byHand = findReplicaResets({
    application: record,
    rayCluster,
    guarded: false,
  });
  return `the next edit of the Ray cluster in Git${
    byHand.length > 0 ? ', or a sync by hand,' : ''
  } sets replicas of ${differences
    .map(({ group, live, git }) => `${group} from ${live} to ${git}`)
    .join(', ')}.`;
}
