import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';
import type { GroupPath, WorkerGroupValue } from './WorkerGroupValue';

/** What every part of the editor of one group is given. */
export interface GroupInputProps {
  group: WorkerGroupValue;
  /** About this group, their paths inside it. */
  findings: readonly RuleFinding[];
  /** Writes one input; undefined takes it away. */
  onInput: (path: GroupPath, value: unknown) => void;
  isDisabled: boolean;
}
