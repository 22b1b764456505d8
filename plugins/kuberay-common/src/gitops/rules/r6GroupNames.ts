import { isJsonObject } from '../chart/JsonObject';
import { resolvePlainScalar } from '../chart/yamlScalar';
import type { ClusterFacts, GroupFacts } from '../facts/ClusterFacts';
import { isOpenText } from '../facts/isTemplated';
import { mapAt, valueAt } from '../facts/Path';
import type { Place, Remark, Rule } from './Observation';
import { clusterRule, inValues } from './Observation';
import { quote } from './quote';

const LABEL_VALUE = /^[A-Za-z]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const YAML_WORD = /^(y|n|yes|no|on|off|true|false|null)$/i;
const POD_NAME_PREFIX_LENGTH = 50;

/** What Kubernetes takes for the name of a pod (RFC 1123 subdomain). */
const POD_NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const SMALL_GROUP = ['additionalWorkerGroups', 'smallGroup'];

/**
 * R6: group names are unique, are label values, stay text where the chart prints them without
 * quotes (domain.md 3.4), and make names that Kubernetes takes for pods.
 */
export const r6GroupNames: Rule = clusterRule('R6', cluster => [
  ...listRemarks(cluster),
  ...cluster.groups.flatMap((group, index): Remark[] => {
    if (isOpenText(cluster.release, group.name)) {
      return [];
    }
    const at = namePlace(group);
    const taken = cluster.groups
      .slice(0, index)
      .some(({ name }) => name === group.name);
    const refusal =
      refuseGroupName(group.name, taken) ?? refusePods(cluster, group.name);
    return refusal
      ? [{ ...refusal, severity: 'error' as const, at }]
      : advise(cluster, group.name).map(advice => ({
          ...advice,
          severity: 'warning' as const,
          at,
        }));
  }),
  ...smallGroupRemarks(cluster),
]);

type Advice = Pick<Remark, 'code' | 'message' | 'remedy'>;

function namePlace(group: GroupFacts): Place {
  return group.path[0] === 'worker'
    ? inValues('worker', 'groupName')
    : inValues(...group.path);
}

function listRemarks(cluster: ClusterFacts): Remark[] {
  return Array.isArray(cluster.values.additionalWorkerGroups)
    ? [
        {
          code: 'groups-as-list',
          severity: 'error',
          at: inValues('additionalWorkerGroups'),
          message:
            'additionalWorkerGroups is a list, whose groups the chart calls 0, 1, …',
          remedy: 'Write a map with the names of the groups as its keys',
        },
      ]
    : [];
}

/** Why a group may not have this name, whatever the cluster is called. */
export function refuseGroupName(
  name: string,
  taken: boolean,
): Advice | undefined {
  if (taken) {
    return {
      code: 'duplicate-group',
      message: `${quote(name)} is the name of another worker group`,
      remedy: 'Give each group a name of its own',
    };
  }
  if (YAML_WORD.test(name) || typeof resolvePlainScalar(name) === 'boolean') {
    return {
      code: 'group-name-not-text',
      message: `${quote(name)} is read as a boolean or as null`,
      remedy: 'Choose another word',
    };
  }
  if (!LABEL_VALUE.test(name)) {
    return {
      code: 'group-name-invalid',
      message: `${quote(name)} is not a group name`,
      remedy:
        'Begin with a letter, use letters, digits and "-", at most 63 characters, and end with a letter or digit',
    };
  }
  if (name === 'headgroup') {
    return {
      code: 'group-name-reserved',
      message: `${quote(name)} is the head's own group`,
      remedy: 'Choose another name',
    };
  }
  return undefined;
}

/** The operator makes pod names of the group's, in lower case and cut; no pod comes of a bad one. */
function refusePods(cluster: ClusterFacts, name: string): Advice | undefined {
  const prefix = `-${name}`.slice(
    0,
    Math.max(0, POD_NAME_PREFIX_LENGTH - cluster.name.length),
  );
  return POD_NAME.test(`pods${prefix}-worker`.toLowerCase())
    ? undefined
    : {
        code: 'group-name-no-pod-name',
        message: `${quote(name)} cannot stand in the name of a pod`,
        remedy: 'Use only letters, digits and "-"',
      };
}

function advise(cluster: ClusterFacts, name: string): Advice[] {
  const advice: Advice[] = [];
  const prefixLength = cluster.name.length + 1 + name.length;
  if (name !== name.toLowerCase()) {
    advice.push({
      code: 'group-name-uppercase',
      message: `${quote(name)} has capitals, which pod names cannot have`,
      remedy: `Write ${quote(name.toLowerCase())}`,
    });
  }
  if (
    prefixLength > POD_NAME_PREFIX_LENGTH &&
    !isOpenText(cluster.release, cluster.name)
  ) {
    advice.push({
      code: 'group-name-long',
      message: `${quote(
        name,
      )} and the name of the cluster have ${prefixLength} characters, so that names of pods are cut`,
      remedy: `Use together at most ${POD_NAME_PREFIX_LENGTH} characters`,
    });
  }
  return advice;
}

/** Whoever only switches the chart's own group off does not use its name. */
function smallGroupRemarks(cluster: ClusterFacts): Remark[] {
  const own = valueAt(cluster.release.own, SMALL_GROUP);
  const untouched =
    !isJsonObject(own) ||
    (Object.keys(own).join() === 'disabled' &&
      mapAt(cluster.release.own, SMALL_GROUP).disabled === true);
  return untouched || !cluster.release.complete
    ? []
    : [
        {
          code: 'group-name-small-group',
          severity: 'warning',
          at: inValues(...SMALL_GROUP),
          message:
            '"smallGroup" inherits what the chart gives its own group of that name',
          remedy: 'Choose another name',
        },
      ];
}
