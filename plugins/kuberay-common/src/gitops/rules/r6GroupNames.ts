import { isCountedByRay } from '../applications/customResource';
import { rayClusterName } from '../chart/rayClusterName';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

const LABEL_VALUE = /^[A-Za-z]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const YAML_WORD = /^(y|n|yes|no|on|off|true|false|null)$/i;
const POD_NAME_PREFIX_LENGTH = 50;

/** What Kubernetes takes for the name of a pod (RFC 1123 subdomain). */
const POD_NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * R6: group names are unique, are label values, stay text where the chart prints them without
 * quotes (domain.md 3.4), and make names that Kubernetes takes for pods.
 */
export function r6GroupNames(input: RayStackInput): RuleFinding[] {
  const names = input.workerGroups.map(group => group.name);
  return input.workerGroups.flatMap((group, index): RuleFinding[] => {
    const { name } = group;
    const path = `workerGroups[${index}].name`;
    const refusal =
      refuse(name, names.indexOf(name) < index) ?? refusePods(input, name);
    return refusal
      ? [{ rule: 'R6', severity: 'error', path, ...refusal }]
      : advise(input, group, index).map(advice => ({
          rule: 'R6' as const,
          severity: 'warning' as const,
          path,
          ...advice,
        }));
  });
}

type Advice = Pick<RuleFinding, 'message' | 'remedy'>;

function refuse(name: string, repeated: boolean): Advice | undefined {
  if (repeated) {
    return {
      message: `${quote(name)} is the name of another worker group`,
      remedy: 'Give each group a name of its own',
    };
  }
  if (YAML_WORD.test(name)) {
    return {
      message: `${quote(name)} is read as a boolean or as null`,
      remedy: 'Choose another word',
    };
  }
  if (!LABEL_VALUE.test(name)) {
    return {
      message: `${quote(name)} is not a group name`,
      remedy:
        'Begin with a letter, use letters, digits and "-", at most 63 characters, and end with a letter or digit',
    };
  }
  if (name === 'headgroup') {
    return {
      message: `${quote(name)} is the head's own group`,
      remedy: 'Choose another name',
    };
  }
  return undefined;
}

/** The operator makes pod names of the group's, in lower case and cut; no pod comes of a bad one. */
function refusePods(input: RayStackInput, name: string): Advice | undefined {
  const clusterName = rayClusterName({ release: input.name });
  const prefix = `-${name}`.slice(
    0,
    POD_NAME_PREFIX_LENGTH - clusterName.length,
  );
  return POD_NAME.test(`pods${prefix}-worker`.toLowerCase())
    ? undefined
    : {
        message: `${quote(name)} cannot stand in the name of a pod`,
        remedy: 'Use only letters, digits and "-"',
      };
}

function advise(
  input: RayStackInput,
  group: WorkerGroupInput,
  index: number,
): Advice[] {
  const { name } = group;
  const advice: Advice[] = [];
  const clusterName = rayClusterName({ release: input.name });
  const prefixLength = clusterName.length + 1 + name.length;
  if (name !== name.toLowerCase()) {
    advice.push({
      message: `${quote(name)} has capitals, which pod names cannot have`,
      remedy: `Write ${quote(name.toLowerCase())}`,
    });
  }
  if (prefixLength > POD_NAME_PREFIX_LENGTH) {
    advice.push({
      message: `${quote(
        name,
      )} and the name of the cluster have ${prefixLength} characters, so that names of pods are cut`,
      remedy: `Use together at most ${POD_NAME_PREFIX_LENGTH} characters`,
    });
  }
  if (name === 'smallGroup' && index > 0) {
    advice.push({
      message: `${quote(
        name,
      )} inherits what the chart gives its own group of that name`,
      remedy: 'Choose another name',
    });
  }
  if (isCountedByRay(group)) {
    advice.push({
      message: `${quote(
        name,
      )} is a resource that Ray counts itself, so that the group advertises none of its own`,
      remedy: 'Choose another name, or give customResource: false',
    });
  }
  return advice;
}
