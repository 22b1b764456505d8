import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { whereWritten } from './whereWritten';

/** Two groups of one name: the operator counts both and makes the pods of one. Runtime, because workers are missing. */
export function findDuplicateGroups({ facts }: FoundIn): Finding[] {
  return facts.duplicateGroups.map(group => ({
    code: 'duplicate-group',
    severity: 'error',
    about: 'runtime',
    group,
    message: `Several worker groups are called ${group}; only one of them gets workers, and nobody warns of it.`,
    remedy: `Leave the name to one group, whose pods have it, and give the others names of their own ${whereWritten(
      facts.record,
    )}.`,
  }));
}
