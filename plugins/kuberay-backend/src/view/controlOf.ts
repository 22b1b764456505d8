import {
  ANNOTATION_ENTITY,
  applicationRole,
  bringsPlatform,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationControl,
  ApplicationRecord,
  ReplicaReset,
} from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/KuberayConfig';
import { announcedEntity } from './announcedEntity';

/** Who asks for an Application: an entity, and who owns it. */
export interface AskingEntity {
  entityRef: string;
  /** Full entity refs of the owners. */
  owners: readonly string[];
}

/** Options of {@link controlOf}. */
export interface ControlOfOptions {
  application: ApplicationRecord;
  entity: AskingEntity;
  actions: KuberayConfig['actions'];
  replicaResets: ReplicaReset[];
}

/**
 * Whether an Application may be refreshed and synced on behalf of an entity. Annotations are written by every catalog
 * owner, so that an entity asks for an Application proves nothing: the Application has to name the entity, or the
 * configuration its owner, AppProject and the namespace of all its RayClusters. Operator, CRDs and others: never, and
 * neither one that brings them along with a Ray cluster.
 */
export function controlOf(options: ControlOfOptions): ApplicationControl {
  const { replicaResets } = options;
  const reason = reasonAgainst(options);
  return reason === undefined
    ? { enabled: true, replicaResets }
    : { enabled: false, reason, replicaResets };
}

function reasonAgainst(options: ControlOfOptions): string | undefined {
  const { application, entity, actions } = options;
  if (!actions.enabled) {
    return 'Refresh and sync are off in this portal (kuberay.actions.enabled).';
  }
  if (applicationRole(application) !== 'cluster') {
    return 'Only the Application that deploys the Ray cluster can be refreshed and synced from here.';
  }
  if (bringsPlatform(application)) {
    return 'This Application brings the KubeRay operator or its CRDs, too, which all Ray clusters of the Kubernetes cluster share.';
  }
  if (announcedEntity(application) === entity.entityRef || isAllowed(options)) {
    return undefined;
  }
  return `The Application does not say that it belongs here: it needs the annotation ${ANNOTATION_ENTITY}: ${entity.entityRef}.`;
}

function isAllowed({
  application,
  entity,
  actions,
}: ControlOfOptions): boolean {
  const { project, rayClusters } = application;
  return actions.allow.some(
    rule =>
      rule.project === project &&
      entity.owners.includes(rule.owner) &&
      rayClusters.length > 0 &&
      rayClusters.every(({ namespace }) => namespace === rule.namespace),
  );
}
