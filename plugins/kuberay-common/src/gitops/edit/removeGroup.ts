import { quote } from '../rules/quote';
import type { RayClusterFiles } from './RayClusterFiles';
import { groupPath, namesOf, requireGroup } from './requireGroup';
import { removeValue, setValue } from './setValue';

/**
 * Takes a worker group out of the values; the chart's own `worker` can only be disabled. A name that no group has
 * is told about: the group may have been removed before.
 *
 * @throws EditRefusedError without a confirmation, since the pods of the group stay (R7), and for the last group.
 */
export function removeGroup(
  files: RayClusterFiles,
  name: string,
  confirmed: boolean,
): void {
  const { groups } = files.cluster;
  if (!groups.some(group => group.name === name)) {
    files.findings.push({
      rule: 'R7',
      code: 'group-not-there',
      severity: 'warning',
      path: 'removeGroups',
      message: `there is no enabled worker group ${quote(
        name,
      )} to remove; there are ${namesOf(groups)}`,
      remedy: 'Correct the name, unless it was removed before',
    });
    return;
  }
  const group = requireGroup(files, name);
  if (groups.length === 1) {
    throw files.refusal(
      `${quote(name)} is the only worker group`,
      'Remove the whole RayCluster, or add another group with the same change',
      files.cluster.release.source.path,
    );
  }
  if (!confirmed) {
    throw files.refusal(
      `without its group ${quote(
        name,
      )} the RayCluster keeps the pods of that group: the operator does not delete them, they run on as orphans and are counted, and while they run the autoscaler ends with an error again and again (kuberay #1739)`,
      `Set minReplicas of ${quote(
        name,
      )} to 0 first (maxReplicas cannot be 0), wait until its idle workers are gone, and remove it then; or repeat with confirmRemoval: true and delete the pods yourself`,
      files.cluster.release.source.path,
    );
  }
  if (group.path[0] === 'worker') {
    setValue(files, ['worker', 'disabled'], true, () => ({
      after: ['groupName'],
    }));
    files.changes.push(
      `${name}: removed (worker.disabled: true, because the chart would fill a missing worker with its own)`,
    );
  } else {
    removeValue(files, groupPath(group));
    files.changes.push(`${name}: removed`);
  }
  files.findings.push({
    rule: 'R7',
    code: 'group-removed',
    severity: 'warning',
    path: 'removeGroups',
    message: `pods of ${quote(
      name,
    )} that run at the sync stay as orphans, and the autoscaler fails while they do`,
    remedy: `kubectl delete pods -n ${
      files.cluster.release.namespace ?? 'default'
    } -l ray.io/cluster=${files.cluster.name},ray.io/group=${name}`,
  });
}
