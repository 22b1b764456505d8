import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { toApplicationRecord } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  ApplicationView,
  ReplicaReset,
} from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/KuberayConfig';
import type { ApplicationControl } from '../kube/ApplicationControl';
import type { KubeObject } from '../kube/KubeConnection';
import { controlOf } from '../view/controlOf';
import { ownersOf } from '../view/ownersOf';
import { ReplicaResetError } from './ReplicaResetError';
import { toActionError } from './toActionError';

/** Argo CD gets so long for each request; somebody waits for the answer. */
const REQUEST_TIMEOUT_MS = 15_000;

/** An Application of an entity's view. */
export interface ActionTarget {
  entity: Entity;
  view: ApplicationView;
  record: ApplicationRecord;
}

/** Options of `ApplicationActions.create`. */
export interface ApplicationActionsOptions {
  control: ApplicationControl;
  actions: KuberayConfig['actions'];
}

/**
 * Refresh and sync, with all that stands against them but the caller's permission.
 *
 * Who owns an entity may write any annotation on it, so what counts is what the Application itself says, as it is now:
 * it is read fresh, and has to allow the entity as `controlOf` has it.
 */
export class ApplicationActions {
  readonly #control: ApplicationControl;
  readonly #actions: KuberayConfig['actions'];

  private constructor(options: ApplicationActionsOptions) {
    this.#control = options.control;
    this.#actions = options.actions;
  }

  static create(options: ApplicationActionsOptions): ApplicationActions {
    return new ApplicationActions(options);
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError or ServiceUnavailableError */
  async refresh(
    target: ActionTarget,
    options: { hard: boolean },
  ): Promise<void> {
    await this.#readAllowed(target);
    await upstream(signal =>
      this.#control.refresh(target.record, { ...options, signal }),
    );
  }

  /**
   * With the options, prune and retry that the Application has of its own.
   *
   * @throws ConflictError while an operation runs or the Application is being deleted
   * @throws ReplicaResetError where live replicas would be reset, unless that is accepted
   * @throws NotAllowedError, NotFoundError or ServiceUnavailableError
   */
  async sync(
    target: ActionTarget,
    options: { acceptReplicaReset: boolean; initiatedBy: string },
  ): Promise<void> {
    const { object, record } = await this.#readAllowed(target);
    refuseDeleting(record);
    refuseBusy(record);
    if (!options.acceptReplicaReset) {
      refuseReplicaReset(target.view.control.replicaResets);
    }
    const { policy, syncOptions, retry } = record;
    await upstream(signal =>
      this.#control.sync(target.record, {
        object,
        operation: {
          prune: policy.prune,
          syncOptions,
          ...(retry && { retry }),
          initiatedBy: options.initiatedBy,
        },
        signal,
      }),
    );
  }

  /** Nothing is asked upstream for an Application that the store's record does not allow already. */
  async #readAllowed({
    entity,
    view,
    record,
  }: ActionTarget): Promise<{ object: KubeObject; record: ApplicationRecord }> {
    refuseUncontrolled(view.control);
    const object = await upstream(signal => this.#control.read(record, signal));
    const fresh = readRecord(record, object);
    refuseUncontrolled(
      controlOf({
        application: fresh,
        entity: {
          entityRef: stringifyEntityRef(entity),
          owners: ownersOf(entity),
        },
        actions: this.#actions,
        replicaResets: [],
      }),
    );
    if (fresh.uid !== record.uid) {
      throw new ConflictError(
        'Another Application of this name has taken its place; look again',
      );
    }
    return { object, record: fresh };
  }
}

function readRecord(
  { cluster, readFrom }: ApplicationRecord,
  object: KubeObject,
): ApplicationRecord {
  try {
    return toApplicationRecord({ cluster, readFrom }, object);
  } catch (error) {
    throw toActionError(error);
  }
}

function refuseUncontrolled(control: {
  enabled: boolean;
  reason?: string;
}): void {
  if (!control.enabled) {
    throw new NotAllowedError(
      control.reason ?? 'This Application cannot be changed from here',
    );
  }
}

/** As Argo CD's API server does: a sync would bring back what is being taken away. */
function refuseDeleting({ deletionTimestamp }: ApplicationRecord): void {
  if (deletionTimestamp !== undefined) {
    throw new ConflictError('The Application is being deleted');
  }
}

function refuseBusy({ operationPending, operation }: ApplicationRecord): void {
  // Between retries the phase stays Running (domain.md 6.5).
  if (
    operationPending ||
    operation?.phase === 'Running' ||
    operation?.phase === 'Terminating'
  ) {
    throw new ConflictError('An operation is already in progress');
  }
}

function refuseReplicaReset(resets: readonly ReplicaReset[]): void {
  if (resets.length > 0) {
    throw new ReplicaResetError(resets);
  }
}

async function upstream<T>(
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await ask(AbortSignal.timeout(REQUEST_TIMEOUT_MS));
  } catch (error) {
    throw toActionError(error);
  }
}
