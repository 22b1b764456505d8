import type { ApiHolder } from '@backstage/core-plugin-api';
import { fetchApiRef } from '@backstage/core-plugin-api';
import { boundErrors, currentGroups, type CurrentGroup } from './groupBounds';
import { readEntityView } from './readEntityView';
import type { GroupBoundsValue, KuberayGroupBoundsProps } from './schema';

/** What the scaffolder tells a validation beside the value. */
export interface GroupBoundsValidationContext {
  apiHolder: ApiHolder;
  formData: Record<string, unknown>;
  uiSchema?: KuberayGroupBoundsProps['uiSchema'];
}

/** Refuses bounds that the rules refuse, each naming its group. */
export async function validateGroupBounds(
  value: GroupBoundsValue | undefined,
  validation: { addError: (message: string) => void },
  context: GroupBoundsValidationContext,
): Promise<void> {
  const changes = Object.entries(value ?? {});
  if (changes.length === 0) {
    return;
  }
  const groups = await groupsOf(context);
  for (const [name, change] of changes) {
    const current = groups.find(group => group.name === name);
    for (const [bound, errors] of Object.entries(
      boundErrors(change, current),
    )) {
      for (const error of errors) {
        validation.addError(`${name}, ${bound}: ${error}`);
      }
    }
  }
}

async function groupsOf(
  context: GroupBoundsValidationContext,
): Promise<CurrentGroup[]> {
  const { apiHolder, formData, uiSchema } = context;
  const entityRef =
    formData[uiSchema?.['ui:options']?.entityField ?? 'entityRef'];
  const fetchApi = apiHolder.get(fetchApiRef);
  if (!fetchApi || typeof entityRef !== 'string') {
    return [];
  }
  try {
    return currentGroups(await readEntityView({ fetchApi, entityRef })).groups;
  } catch {
    // The field says so already, and the action compares with Git in any case: what can be judged without is judged.
    return [];
  }
}
