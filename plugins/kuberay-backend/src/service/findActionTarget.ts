import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { applicationId } from 'backstage-plugin-kuberay-common';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { knownApplications } from '../store/knownApplications';
import type { Snapshot } from '../store/ResourceStore';
import type { ActionTarget } from './ApplicationActions';

/** Options of {@link findActionTarget}. */
export interface FindActionTargetOptions {
  applicationId: string;
  entity: Entity;
  /** Of this entity. */
  view: EntityView;
  snapshot: Snapshot;
}

/**
 * The Application to refresh or sync, of the entity's own view alone: no other Application can be named.
 *
 * @throws NotFoundError where the view has no such Application, or the store no longer knows it.
 */
export function findActionTarget(
  options: FindActionTargetOptions,
): ActionTarget {
  const { applicationId: id, entity, snapshot } = options;
  const view = options.view.applications.find(
    application => application.id === id,
  );
  const known = knownApplications(snapshot).find(
    ({ record }) => applicationId(record) === id,
  );
  if (!view || !known) {
    throw new NotFoundError(
      `No Application of this id belongs to ${stringifyEntityRef(entity)}`,
    );
  }
  return { entity, view, record: known.record };
}
