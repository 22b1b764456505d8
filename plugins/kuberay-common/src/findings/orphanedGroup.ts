import { NO_GROUP } from '../ray/facts';
import { LABEL_RAY_CLUSTER, LABEL_RAY_GROUP } from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/**
 * Pods of a group that Git no longer has run on and are counted. Runtime: they cost nodes now; but every
 * group that is asked for has its workers, so the verdict stays.
 */
export function findOrphanedGroups({ facts }: FoundIn): Finding[] {
  const { namespace, name: rayCluster } = facts.record;
  return facts.orphanedGroups.map(({ name, pods }) => ({
    code: 'orphaned-group',
    severity: 'warning',
    about: 'runtime',
    ...(name !== NO_GROUP && { group: name }),
    message: `${pods === 1 ? '1 pod' : `${pods} pods`} ${
      name === NO_GROUP ? 'without a group' : `of the removed group ${name}`
    } ${pods === 1 ? 'runs' : 'run'} on.`,
    remedy:
      name === NO_GROUP
        ? `Find out who made them with the label ${LABEL_RAY_CLUSTER}, and delete them by hand; the operator does not.`
        : `The operator does not delete them: kubectl delete pods -n ${namespace} -l ${LABEL_RAY_CLUSTER}=${rayCluster},${LABEL_RAY_GROUP}=${name}. To retire a group, set its minReplicas to 0 in Git, and remove it once the autoscaler has taken its idle workers away; without an autoscaler set replicas to 0, too.`,
  }));
}
