import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_RAYCLUSTER,
  formatRayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import type { ProviderConfig } from './readProviderConfig';

/** Names the Component that the Kubernetes plugin shows a workload with. */
const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** Location of what this provider makes. */
export const PROVIDER_LOCATION = 'kuberay:discovery';

/** Options of {@link toResourceEntity}. */
export interface ToResourceEntityOptions {
  row: FleetRow;
  /** What the entity is called. */
  name: string;
  config: ProviderConfig;
}

/**
 * A RayCluster as `Resource` of type `ray-cluster`: owner and system from its labels or the configuration, resting
 * on its Kubernetes cluster, and there for the Component that its labels name. What changes by the minute, such as
 * its phase, is the card's matter.
 */
export function toResourceEntity(options: ToResourceEntityOptions): Entity {
  const { row, name, config } = options;
  const { ref, labels, application } = row;
  const system =
    refOfLabel(labels[config.systemLabel], 'system') ?? config.system;
  const kubernetesCluster = refOfLabel(ref.cluster, 'resource');
  const component = refOfLabel(labels[KUBERNETES_ID], 'component');
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
        [ANNOTATION_RAYCLUSTER]: formatRayClusterRef(ref),
        ...(application && { [ANNOTATION_ARGOCD_APP_NAME]: application.name }),
      },
    },
    spec: {
      type: 'ray-cluster',
      owner: refOfLabel(labels[config.ownerLabel], 'group') ?? config.owner,
      ...(system && { system }),
      ...(kubernetesCluster && { dependsOn: [kubernetesCluster] }),
      ...(component && { dependencyOf: [component] }),
    },
  };
}

/** A label's value as a ref; undefined where it can be none: a label knows no `:` and no `/`. */
function refOfLabel(
  value: string | undefined,
  defaultKind: string,
): string | undefined {
  return value && KubernetesValidatorFunctions.isValidObjectName(value)
    ? stringifyEntityRef(
        parseEntityRef(value, { defaultKind, defaultNamespace: 'default' }),
      )
    : undefined;
}
