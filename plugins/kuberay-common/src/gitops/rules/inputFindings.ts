import { CRDS_APPLICATION_NAME } from '../applications/buildCrdsApplication';
import { OPERATOR_APPLICATION_NAME } from '../applications/buildOperatorApplication';
import { isCountedByRay } from '../applications/customResource';
import type { StackFindingsInput } from './StackFindingsInput';
import { quote } from './quote';
import { refuseGroupName } from './r6GroupNames';
import type { RuleFinding } from './RuleFinding';

/** What the rules say of an input and could not say of the manifests made of it: there it is lost. */
export function inputFindings(input: StackFindingsInput): RuleFinding[] {
  return [
    ...applicationName(input),
    ...chartVersion(input),
    ...groupNames(input),
  ];
}

function applicationName({ name }: StackFindingsInput): RuleFinding[] {
  return name === CRDS_APPLICATION_NAME || name === OPERATOR_APPLICATION_NAME
    ? [
        {
          rule: 'R1',
          code: 'application-name-taken',
          severity: 'error',
          path: 'name',
          message: `${quote(
            name,
          )} is the name of another Application of the stack`,
          remedy: 'Choose another name',
        },
      ]
    : [];
}

/** Stricter than among manifests of anybody: here one input is enough. */
function chartVersion({ versions }: StackFindingsInput): RuleFinding[] {
  return versions?.chart !== undefined && versions.chart !== versions.kuberay
    ? [
        {
          rule: 'R11',
          code: 'version-mismatch',
          severity: 'error',
          path: 'versions.chart',
          message: `${quote(versions.chart)} is not the KubeRay version ${quote(
            versions.kuberay,
          )}`,
          remedy: 'Leave versions.chart out',
        },
      ]
    : [];
}

/** Of two additional groups with one name a map holds one. */
function groupNames({ workerGroups = [] }: StackFindingsInput): RuleFinding[] {
  const seen = new Set<string>();
  return workerGroups.flatMap((group, index): RuleFinding[] => {
    const path = `workerGroups[${index}].name`;
    const taken = seen.has(group.name);
    seen.add(group.name);
    const refusal = taken && refuseGroupName(group.name, true);
    if (refusal) {
      return [{ rule: 'R6', severity: 'error', path, ...refusal }];
    }
    return isCountedByRay(group)
      ? [
          {
            rule: 'R6',
            code: 'group-name-counted-by-ray',
            severity: 'warning',
            path,
            message: `${quote(
              group.name,
            )} is a resource that Ray counts itself, so that the group advertises none of its own`,
            remedy: 'Choose another name, or give customResource: false',
          },
        ]
      : [];
  });
}
