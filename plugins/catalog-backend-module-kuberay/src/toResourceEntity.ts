import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_KUBERNETES_NAMESPACE,
  ANNOTATION_RAYCLUSTER,
  formatRayClusterRef,
  parseRayClusterAnnotation,
} from 'backstage-plugin-kuberay-common';
import type { FleetRow, RayClusterRef } from 'backstage-plugin-kuberay-common';
import { componentRef, refByName } from './entityRefs';
import type { ProviderConfig } from './readProviderConfig';

/** Location of what this provider makes. */
export const PROVIDER_LOCATION = 'kuberay:discovery';

/** Options of {@link toResourceEntity}. */
export interface ToResourceEntityOptions {
  row: FleetRow;
  /** What the entity is called. */
  name: string;
  config: ProviderConfig;
  /** What the catalog has, where nobody can say at the moment that no Application deploys the RayCluster. */
  before?: Entity;
}

/**
 * A RayCluster as `Resource` of type `ray-cluster`: owner and system from its labels or the configuration, resting
 * on its Kubernetes cluster, and there for the Component that its labels or its Application name. What changes by the
 * minute, such as its phase, is the card's matter.
 */
export function toResourceEntity(options: ToResourceEntityOptions): Entity {
  const { row, name, config } = options;
  const { ref, labels } = row;
  const id = labels[ANNOTATION_KUBERNETES_ID];
  const system =
    refByName(labels[config.systemLabel], 'system') ?? config.system;
  const kubernetesCluster = refByName(ref.cluster, 'resource');
  const deployment = deploymentOf(options);
  const components = new Set([
    ...[refByName(id, 'component') ?? []].flat(),
    ...deployment.components,
  ]);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      title: ref.name,
      description: `Ray cluster in ${ref.namespace} on ${row.clusterTitle}`,
      annotations: {
        [ANNOTATION_LOCATION]: PROVIDER_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: PROVIDER_LOCATION,
        [ANNOTATION_RAYCLUSTER]: addressOf(ref),
        [ANNOTATION_KUBERNETES_CLUSTER]: ref.cluster,
        ...(id && {
          [ANNOTATION_KUBERNETES_ID]: id,
          [ANNOTATION_KUBERNETES_NAMESPACE]: ref.namespace,
        }),
        ...deployment.annotations,
      },
    },
    spec: {
      type: 'ray-cluster',
      owner: refByName(labels[config.ownerLabel], 'group') ?? config.owner,
      ...(system && { system }),
      ...(kubernetesCluster && { dependsOn: [kubernetesCluster] }),
      ...(components.size > 0 && { dependencyOf: [...components].sort() }),
    },
  };
}

/** Clusters of the Kubernetes plugin may be called anything, an ARN with a slash too; the annotation takes no such name. */
function addressOf(ref: RayClusterRef): string {
  const whole = formatRayClusterRef(ref);
  const { namespace, name } = ref;
  return 'refs' in parseRayClusterAnnotation(whole)
    ? whole
    : formatRayClusterRef({ namespace, name });
}

function deploymentOf({ row, before }: ToResourceEntityOptions): {
  annotations: Record<string, string>;
  components: string[];
} {
  const { application } = row;
  if (application) {
    const component = componentRef(application.entityRef);
    return {
      annotations: {
        [ANNOTATION_ARGOCD_APP_NAME]: application.name,
        [ANNOTATION_ARGOCD_APP_NAMESPACE]: application.namespace,
      },
      components: component ? [component] : [],
    };
  }
  const annotations = before?.metadata.annotations ?? {};
  const written = before?.spec?.dependencyOf;
  return {
    annotations: Object.fromEntries(
      [ANNOTATION_ARGOCD_APP_NAME, ANNOTATION_ARGOCD_APP_NAMESPACE]
        .filter(key => annotations[key] !== undefined)
        .map(key => [key, annotations[key]]),
    ),
    components: Array.isArray(written)
      ? written.flatMap(one => componentRef(one) ?? [])
      : [],
  };
}
