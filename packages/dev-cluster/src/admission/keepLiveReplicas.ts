import type { JsonObject } from '../kube-api/json';
import { isJsonObject } from '../kube-api/json';
import type { KubeObject } from '../kube-api';

/**
 * What the replica guard makes of an update of a RayCluster: every group of the new object whose name is in the old one
 * has the old one's `replicas`, and its `scaleStrategy` if it has one; all else is the new object's (domain facts 6.9).
 * Of two old groups with one name the first counts. Unchanged unless autoscaling is on before and after.
 */
export function keepLiveReplicas(update: {
  object: KubeObject;
  oldObject: KubeObject;
}): KubeObject {
  const { object, oldObject } = update;
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const { workerGroupSpecs } = spec;
  if (
    !isAutoscaled(object) ||
    !isAutoscaled(oldObject) ||
    !Array.isArray(workerGroupSpecs)
  ) {
    return object;
  }
  const live = groupsOf(oldObject);
  return {
    ...object,
    spec: {
      ...spec,
      workerGroupSpecs: workerGroupSpecs.map(group =>
        isJsonObject(group) ? withLiveCounts(group, live) : group,
      ),
    },
  };
}

function withLiveCounts(
  group: JsonObject,
  live: readonly JsonObject[],
): JsonObject {
  const known = live.find(({ groupName }) => groupName === group.groupName);
  return known === undefined
    ? group
    : {
        ...group,
        replicas: known.replicas,
        ...(known.scaleStrategy !== undefined && {
          scaleStrategy: known.scaleStrategy,
        }),
      };
}

function isAutoscaled({ spec }: KubeObject): boolean {
  return isJsonObject(spec) && spec.enableInTreeAutoscaling === true;
}

function groupsOf({ spec }: KubeObject): JsonObject[] {
  const groups = isJsonObject(spec) ? spec.workerGroupSpecs : undefined;
  return Array.isArray(groups) ? groups.filter(isJsonObject) : [];
}
