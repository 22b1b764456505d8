import { groupOf, versionOf } from '../argocd/resourceId';
import { resourceHealth } from '../argocd/health/resourceHealth';
import { workloadImages } from '../argocd/workloadImages';
import { isJsonObject } from '../kube-api/json';
import type { KubeObject } from '../kube-api';
import { asPod } from '../nodes/Pod';
import type { Pod } from '../nodes/Pod';
import { podRequests } from '../nodes/podRequests';
import { podStatusReason } from './podStatusReason';

/** How one object is named in a tree. */
interface ResourceRef {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  uid?: string;
}

/** One object of an Application's tree (recorded: resource-tree). */
export interface ResourceNode extends ResourceRef {
  parentRefs?: ResourceRef[];
  info?: Array<{ name: string; value?: string }>;
  networkingInfo?: {
    labels?: Record<string, string>;
    targetLabels?: Record<string, string>;
  };
  resourceVersion?: string;
  images?: string[];
  health?: { status: string };
  createdAt?: string;
}

const REVISION_ANNOTATION = 'deployment.kubernetes.io/revision';

/** The node of a live object; `parents` are the objects in the tree that own it. */
export function resourceNode(
  object: KubeObject,
  parents: readonly KubeObject[],
): ResourceNode {
  const info = infoOf(object);
  const networkingInfo = networkingInfoOf(object);
  const images = object.kind === 'Pod' ? workloadImages(object) : [];
  const health = resourceHealth(object);
  return {
    ...refOf(object),
    ...(parents.length > 0 && { parentRefs: parents.map(refOf) }),
    ...(info.length > 0 && { info }),
    ...(networkingInfo && { networkingInfo }),
    resourceVersion: object.metadata.resourceVersion,
    ...(images.length > 0 && { images }),
    ...(health && { health: { status: health } }),
    createdAt: object.metadata.creationTimestamp,
  };
}

function refOf({ apiVersion, kind, metadata }: KubeObject): ResourceRef {
  const group = groupOf(apiVersion);
  const { namespace, name, uid } = metadata;
  return {
    ...(group && { group }),
    version: versionOf(apiVersion),
    kind,
    ...(namespace !== undefined && { namespace }),
    name,
    uid,
  };
}

function infoOf(object: KubeObject): NonNullable<ResourceNode['info']> {
  if (object.kind === 'Pod') {
    return podInfo(asPod(object));
  }
  const revision = object.metadata.annotations?.[REVISION_ANNOTATION];
  return revision === undefined
    ? []
    : [{ name: 'Revision', value: `Rev:${revision}` }];
}

/** Amounts are in thousandths: millicores, and thousandths of a byte. */
function podInfo(pod: Pod): NonNullable<ResourceNode['info']> {
  const { nodeName } = pod.spec;
  const statuses = pod.status?.containerStatuses ?? [];
  const ready = statuses.filter(one => one.ready).length;
  const restarts = statuses.reduce((sum, one) => sum + one.restartCount, 0);
  const { cpu, memory } = podRequests(pod.spec);
  return [
    { name: 'Status Reason', value: podStatusReason(pod) },
    { name: 'Node', ...(nodeName !== undefined && { value: nodeName }) },
    { name: 'Containers', value: `${ready}/${pod.spec.containers.length}` },
    ...(restarts > 0
      ? [{ name: 'Restart Count', value: String(restarts) }]
      : []),
    ...(cpu ? [{ name: 'cpu', value: String(cpu.milli) }] : []),
    ...(memory ? [{ name: 'memory', value: String(memory.milli) }] : []),
  ];
}

function networkingInfoOf(
  object: KubeObject,
): ResourceNode['networkingInfo'] | undefined {
  if (object.kind === 'Pod') {
    const { labels } = object.metadata;
    return labels && { labels };
  }
  const spec = isJsonObject(object.spec) ? object.spec : {};
  return object.kind === 'Service' && isJsonObject(spec.selector)
    ? { targetLabels: spec.selector as Record<string, string> }
    : undefined;
}
