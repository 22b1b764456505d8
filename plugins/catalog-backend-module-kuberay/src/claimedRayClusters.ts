import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_PROJECT_NAME,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_KUBERNETES_NAMESPACE,
  ANNOTATION_RAYCLUSTER,
  formatRayClusterRef,
  parseRayClusterAnnotation,
} from 'backstage-plugin-kuberay-common';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { isOwn } from './ownResources';

/**
 * Tells which RayClusters have a Resource of their own already, written by a template or by hand: a second one would
 * only confuse. A Component that names a RayCluster is no such thing: it uses the cluster.
 *
 * A Resource names its RayCluster in `kuberay.io/raycluster`. Without that, one of type `ray-cluster` has it by the
 * other annotations that our backend reads: names of Applications, the Kubernetes id, and selectors where the backend
 * says that the entity is the cluster's.
 */
export function claimedRayClusters(
  entities: readonly Entity[],
): (row: FleetRow) => boolean {
  const resources = entities.filter(
    entity =>
      entity.kind.toLocaleLowerCase('en-US') === 'resource' && !isOwn(entity),
  );
  const named = new Set(resources.flatMap(namedRayClusters));
  const others = resources.filter(
    ({ metadata, spec }) =>
      spec?.type === 'ray-cluster' &&
      metadata.annotations?.[ANNOTATION_RAYCLUSTER] === undefined,
  );
  const refs = new Set(others.map(entity => stringifyEntityRef(entity)));
  return row => {
    const { cluster, namespace, name } = row.ref;
    return (
      named.has(formatRayClusterRef({ cluster, namespace, name })) ||
      // An annotation may leave the cluster to us.
      named.has(formatRayClusterRef({ namespace, name })) ||
      (row.entity !== undefined && refs.has(row.entity.entityRef)) ||
      others.some(
        entity => isOfApplication(entity, row) || hasItsLabel(entity, row),
      )
    );
  };
}

function namedRayClusters({ metadata }: Entity): string[] {
  const parsed = parseRayClusterAnnotation(
    metadata.annotations?.[ANNOTATION_RAYCLUSTER] ?? '',
  );
  return 'refs' in parsed ? parsed.refs.map(formatRayClusterRef) : [];
}

function isOfApplication(
  { metadata: { annotations = {} } }: Entity,
  { application }: FleetRow,
): boolean {
  return (
    application !== undefined &&
    (annotations[ANNOTATION_ARGOCD_APP_NAME] ?? '')
      .split(',')
      .some(name => name.trim() === application.name) &&
    isOrAbsent(
      annotations[ANNOTATION_ARGOCD_APP_NAMESPACE],
      application.namespace,
    ) &&
    isOrAbsent(annotations[ANNOTATION_ARGOCD_PROJECT_NAME], application.project)
  );
}

function hasItsLabel(
  { metadata: { annotations = {} } }: Entity,
  { ref, labels }: FleetRow,
): boolean {
  const id = annotations[ANNOTATION_KUBERNETES_ID]?.trim();
  return (
    Boolean(id) &&
    id === labels[ANNOTATION_KUBERNETES_ID] &&
    isOrAbsent(annotations[ANNOTATION_KUBERNETES_NAMESPACE], ref.namespace) &&
    isOrAbsent(annotations[ANNOTATION_KUBERNETES_CLUSTER], ref.cluster)
  );
}

function isOrAbsent(annotation: string | undefined, value: string): boolean {
  const written = annotation?.trim();
  return !written || written === value;
}
