import type { KubeObject } from '../kube-api';
import { TRACKING_ID_ANNOTATION } from './names';
import type { ResourceId } from './resourceId';

/** The value of the tracking annotation; a cluster-scoped object carries its Application's destination namespace. */
export function formatTrackingId(options: {
  application: string;
  id: ResourceId;
  destinationNamespace: string;
}): string {
  const { application, id, destinationNamespace } = options;
  const namespace = id.namespace ?? destinationNamespace;
  return `${application}:${id.group}/${id.kind}:${namespace}/${id.name}`;
}

/**
 * The Application that an object belongs to; undefined when it carries no tracking id, or one that names another object
 * (a copy, which belongs to nobody).
 */
export function trackingApplication(object: KubeObject): string | undefined {
  const value = object.metadata.annotations?.[TRACKING_ID_ANNOTATION];
  const match = value?.match(/^([^:]+):([^:]*):([^:]*)$/);
  if (!match) {
    return undefined;
  }
  const [, application, groupKind, path] = match;
  const isOwn =
    groupKind.endsWith(`/${object.kind}`) &&
    path.endsWith(`/${object.metadata.name}`) &&
    (object.metadata.namespace === undefined ||
      path.startsWith(`${object.metadata.namespace}/`));
  return isOwn ? application : undefined;
}
