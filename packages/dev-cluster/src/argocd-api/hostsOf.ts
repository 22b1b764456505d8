import { isJsonObject } from '../kube-api/json';
import type { KubeObject, ObjectStore } from '../kube-api';
import { nodeAllocatable } from '../nodes/nodeObjects';
import { asPod } from '../nodes/Pod';
import { podRequests } from '../nodes/podRequests';

/** A machine that pods of an Application are on; amounts in thousandths. */
export interface HostInfo {
  name: string;
  resourcesInfo: Array<{
    resourceName: string;
    /** Absent for 0, as the next. */
    requestedByApp?: number;
    requestedByNeighbors?: number;
    capacity: number;
  }>;
  systemInfo: unknown;
}

const RESOURCES = ['cpu', 'memory'];

/** The machines of the pods among some objects, and how full they are (recorded: resource-tree). */
export function hostsOf(
  objects: readonly KubeObject[],
  store: ObjectStore,
): HostInfo[] {
  const own = new Set(objects.map(({ metadata }) => metadata.uid));
  const pods = store.list('Pod').map(asPod);
  const names = new Set(
    pods
      .filter(pod => own.has(pod.metadata.uid))
      .flatMap(pod => pod.spec.nodeName ?? []),
  );
  return store
    .list('Node')
    .filter(({ metadata }) => names.has(metadata.name))
    .map(node => {
      const { name } = node.metadata;
      const here = pods.filter(pod => pod.spec.nodeName === name);
      const capacity = nodeAllocatable(node);
      const status = isJsonObject(node.status) ? node.status : {};
      const sum = (resource: string, isOwn: boolean) =>
        here
          .filter(pod => own.has(pod.metadata.uid) === isOwn)
          .reduce(
            (total, pod) =>
              total + Number(podRequests(pod.spec)[resource]?.milli ?? 0),
            0,
          );
      return {
        name,
        resourcesInfo: RESOURCES.map(resourceName => {
          const requestedByApp = sum(resourceName, true);
          const requestedByNeighbors = sum(resourceName, false);
          return {
            resourceName,
            ...(requestedByApp > 0 && { requestedByApp }),
            ...(requestedByNeighbors > 0 && { requestedByNeighbors }),
            capacity: Number(capacity[resourceName]?.milli ?? 0),
          };
        }),
        systemInfo: status.nodeInfo,
      };
    });
}
