import { isJsonObject } from './json';
import type { KubeObject } from './KubeObject';
import type { ServedKind } from './ServedKind';

/** What the API server itself adds to a new object of some kinds; a status that the client sent is not taken over. */
export function withInitialState(
  object: KubeObject,
  kind: ServedKind,
): KubeObject {
  const { status, ...rest } = object;
  const clean = kind.statusSubresource ? (rest as KubeObject) : object;
  if (kind.kind === 'Namespace') {
    const { name, labels } = clean.metadata;
    return {
      ...clean,
      metadata: {
        ...clean.metadata,
        labels: { 'kubernetes.io/metadata.name': name, ...labels },
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    };
  }
  if (kind.kind === 'Pod') {
    return {
      ...clean,
      status: { phase: 'Pending', qosClass: qosClassOf(clean) },
    };
  }
  return clean;
}

/** `Guaranteed` when every container's limits are its requests, `BestEffort` without any, else `Burstable`. */
function qosClassOf(pod: KubeObject): string {
  const spec = isJsonObject(pod.spec) ? pod.spec : {};
  const containers = Array.isArray(spec.containers)
    ? spec.containers.filter(isJsonObject)
    : [];
  const resources = containers.map(container =>
    isJsonObject(container.resources) ? container.resources : {},
  );
  if (resources.every(one => !one.limits && !one.requests)) {
    return 'BestEffort';
  }
  const guaranteed = resources.every(
    ({ limits, requests }) =>
      isJsonObject(limits) &&
      limits.cpu !== undefined &&
      limits.memory !== undefined &&
      (!isJsonObject(requests) ||
        Object.entries(requests).every(
          ([name, amount]) => limits[name] === amount,
        )),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
