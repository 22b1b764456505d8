import { isLines } from './groupInputs';
import { EDITED_KEYS } from './inputErrors';
import {
  getAt,
  isRecord,
  type GroupPath,
  type WorkerGroupValue,
} from './WorkerGroupValue';

const LINES: readonly GroupPath[] = [
  ['resources', 'requests'],
  ['resources', 'limits'],
  ['nodeSelector'],
  ['rayStartParams'],
  ['labels'],
  ['annotations'],
];

/** What of a group the editor has no input for; it stays in the value untouched. */
export function keptKeys(group: WorkerGroupValue): string[] {
  const unknown = Object.keys(group).filter(key => !EDITED_KEYS.includes(key));
  const unreadable = LINES.filter(path => !isLines(getAt(group, path))).map(
    path => path.join('.'),
  );
  const tolerations: unknown[] = Array.isArray(group.tolerations)
    ? group.tolerations
    : [];
  const seconds = tolerations.flatMap((toleration, index) =>
    isRecord(toleration) && toleration.tolerationSeconds !== undefined
      ? [`tolerations[${index}].tolerationSeconds`]
      : [],
  );
  return [...unknown, ...unreadable, ...seconds];
}
