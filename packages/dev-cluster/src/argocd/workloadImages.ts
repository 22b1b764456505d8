import { isJsonObject } from '../kube-api/json';
import type { KubeObject } from '../kube-api';

/** The images of a pod, or of the pods that a Deployment makes; a RayCluster's are seen only in its pods (recorded). */
export function workloadImages(object: KubeObject): string[] {
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const template = isJsonObject(spec.template) ? spec.template : {};
  const podSpec = object.kind === 'Pod' ? spec : template.spec;
  if (!isJsonObject(podSpec)) {
    return [];
  }
  const containers = [podSpec.initContainers, podSpec.containers].flatMap(
    list => (Array.isArray(list) ? list.filter(isJsonObject) : []),
  );
  return [...new Set(containers.map(({ image }) => image))].filter(
    image => typeof image === 'string',
  );
}
