import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_RAYCLUSTER,
} from '../annotations';
import { kubernetesId } from './applications/kubernetesId';
import { KUBERNETES_ID } from './argocdNames';
import { rayClusterName } from './chart/rayClusterName';
import type { RayStackInput } from './input/rayStackInputSchema';

/** Annotations by which the catalog entity finds its RayCluster, Application and head pod. */
export function catalogAnnotations(
  input: RayStackInput,
): Record<string, string> {
  const { argocd, destination, name } = input;
  const rayCluster = `${destination.namespace}/${rayClusterName({
    release: name,
  })}`;
  const id = kubernetesId(input);
  return {
    [ANNOTATION_RAYCLUSTER]:
      destination.cluster === undefined
        ? rayCluster
        : `${destination.cluster}/${rayCluster}`,
    [ANNOTATION_ARGOCD_APP_NAME]: name,
    [ANNOTATION_ARGOCD_APP_NAMESPACE]: argocd.namespace,
    ...(id !== undefined && { [KUBERNETES_ID]: id }),
  };
}
