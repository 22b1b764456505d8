import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type {
  RayClusterAddress,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';

/** Whether an address says which Kubernetes cluster it is on. */
export function isPlaced(address: RayClusterAddress): address is RayClusterRef {
  return address.cluster !== undefined;
}

/** Each address once, in the order of its first. */
export function distinctAddresses<TAddress extends RayClusterAddress>(
  addresses: readonly TAddress[],
): TAddress[] {
  return [
    ...new Map(
      addresses.map(address => [formatRayClusterRef(address), address]),
    ).values(),
  ];
}

/** By Kubernetes cluster, namespace and name, whatever the language of the machine. */
export function compareRefs(left: RayClusterRef, right: RayClusterRef): number {
  return (
    compareText(left.cluster, right.cluster) ||
    compareText(left.namespace, right.namespace) ||
    compareText(left.name, right.name)
  );
}

/** By code units: the same on every machine. */
export function compareText(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
