import type { FieldsTranslation } from '../../translation';
import { displayText, type WorkerGroupValue } from './WorkerGroupValue';

/** What a group is called in headings and on buttons. */
export function groupTitle(
  t: FieldsTranslation,
  group: WorkerGroupValue | undefined,
  index: number,
): string {
  const name = displayText(group?.name);
  const number = index + 1;
  return name
    ? t('groups.group', { number, name })
    : t('groups.unnamed', { number });
}
