import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';
import { findingPlace, sentenceOf } from './findingPlace';
import { findingsOf } from './findingsOf';
import type { KuberayWorkerGroupsProps, WorkerGroupsOptions } from './schema';
import { formFieldOf } from './stackInputOf';
import { displayText, type WorkerGroupValue } from './WorkerGroupValue';

/** What the scaffolder tells a validation beside the value. */
export interface WorkerGroupsValidationContext {
  formData: Record<string, unknown>;
  uiSchema?: KuberayWorkerGroupsProps['uiSchema'];
}

/** Refuses the form with every error of the rules, each naming its group and its input. */
export function validateWorkerGroups(
  value: WorkerGroupValue[] | undefined,
  validation: { addError: (message: string) => void },
  context: WorkerGroupsValidationContext,
): void {
  const groups = value ?? [];
  const options = context.uiSchema?.['ui:options'] ?? {};
  for (const finding of findingsOf({
    groups,
    formData: context.formData,
    options,
  })) {
    if (finding.severity === 'error') {
      validation.addError(
        `${nameOf(finding, groups, options)}: ${sentenceOf(finding)}`,
      );
    }
  }
}

function nameOf(
  finding: RuleFinding,
  groups: readonly WorkerGroupValue[],
  options: WorkerGroupsOptions,
): string {
  const place = findingPlace(finding);
  switch (place.kind) {
    case 'group': {
      const name = displayText(groups[place.index]?.name);
      const group = `group ${place.index + 1}${name && ` (${name})`}`;
      return place.path ? `${group}, ${place.path}` : group;
    }
    case 'groups':
      return 'groups';
    case 'elsewhere':
      return formFieldOf(finding.path, options);
    default:
      throw new Error(`No name for ${JSON.stringify(place)}`);
  }
}
