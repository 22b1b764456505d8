import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';

/**
 * A record of which only the parts are new that a list can select, completed by what is known of the Application.
 * What may have changed with the new parts is not older than they are where that can be told: the rest of an
 * operation is taken over only for the same one. Conditions and history may lag until the Application is read whole.
 */
export function completeRecord(
  selected: ApplicationRecord,
  known: ApplicationRecord | undefined,
): ApplicationRecord {
  if (!known) {
    return selected;
  }
  return {
    ...selected,
    finalizers: known.finalizers,
    revisions: known.revisions,
    conditions: known.conditions,
    history: known.history,
    controllerNamespace: known.controllerNamespace,
    operation: completeOperation(selected.operation, known.operation),
  };
}

type Operation = ApplicationRecord['operation'];

function completeOperation(selected: Operation, known: Operation): Operation {
  return selected && known && selected.startedAt === known.startedAt
    ? { ...known, phase: selected.phase, finishedAt: selected.finishedAt }
    : selected;
}
