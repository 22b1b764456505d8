import { rayClusterName } from '../chart/rayClusterName';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

const LABEL_VALUE = /^[A-Za-z]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const YAML_WORD = /^(y|n|yes|no|on|off|true|false|null)$/i;
const POD_NAME_PREFIX_LENGTH = 50;

/**
 * R6: group names are unique, are label values and stay text where the chart prints them without
 * quotes (domain.md 3.4).
 */
export function r6GroupNames(input: RayStackInput): RuleFinding[] {
  const names = input.workerGroups.map(group => group.name);
  return names.flatMap((name, index): RuleFinding[] => {
    const path = `workerGroups[${index}].name`;
    const refusal = refuse(name, names.indexOf(name) < index);
    return refusal
      ? [{ rule: 'R6', severity: 'error', path, ...refusal }]
      : advise(input, name, index).map(advice => ({
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

function advise(input: RayStackInput, name: string, index: number): Advice[] {
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
  return advice;
}
