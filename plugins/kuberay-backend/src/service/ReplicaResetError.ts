import { ConflictError } from '@backstage/errors';
import type {
  ReplicaReset,
  ReplicaResetRefusal,
} from 'backstage-plugin-kuberay-common';

/** A sync would write over live replicas, and the caller has not accepted that; its fields are part of the answer. */
export class ReplicaResetError
  extends ConflictError
  implements ReplicaResetRefusal
{
  // By its name it becomes a 409.
  name = 'ConflictError' as const;
  readonly replicaResets: ReplicaReset[];

  constructor(replicaResets: readonly ReplicaReset[]) {
    const groups = replicaResets.map(
      ({ group, live, git }) => `${group} from ${live} to ${git}`,
    );
    super(
      `A sync writes Git's replicas over the live ones: ${groups.join(
        ', ',
      )}. Accept that with acceptReplicaReset`,
    );
    this.replicaResets = [...replicaResets];
  }
}
