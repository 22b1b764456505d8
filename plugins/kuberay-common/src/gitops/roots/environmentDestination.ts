import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from '../../argocd/names';
import type { ListElementInput } from '../input/gitopsSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { refuseInput } from '../refuseInput';
import { quote } from '../rules/quote';
import { dnsLabel } from './dnsLabel';

/** A Kubernetes cluster as Argo CD knows it: by URL or by name. */
export type ClusterAddress =
  | { server: string; name?: undefined }
  | { name: string; server?: undefined };

/** Leaves room for `ray-operator-crds-` and the like. */
const MAX_SLUG = 40;

/**
 * The cluster of each environment, all by URL or all by name: a template has one of the two.
 *
 * @throws InvalidRayStackError where some are named and some given by URL.
 */
export function environmentClusters(
  input: RayStackInput,
  elements: readonly ListElementInput[],
): ClusterAddress[] {
  const clusters = elements.map(element => clusterOf(input, element));
  const byName = clusters.some(({ name }) => name !== undefined);
  const named = clusters.map(cluster =>
    byName && cluster.server === IN_CLUSTER_SERVER
      ? { name: IN_CLUSTER_NAME }
      : cluster,
  );
  const odd = named.findIndex(({ name }) => byName !== (name !== undefined));
  if (odd >= 0) {
    throw refuseInput({
      path: `root.generator.elements[${odd}].server`,
      message: `${quote(
        named[odd]?.server,
      )} is a URL, and other clusters are given by name`,
      remedy: "Give clusterName everywhere, Argo CD's name of the cluster",
    });
  }
  return named;
}

/** What tells one cluster from another in names of Applications and folders. */
export function clusterSlug({ name, server }: ClusterAddress): string {
  if (name !== undefined) {
    return dnsLabel(name, MAX_SLUG);
  }
  return server === IN_CLUSTER_SERVER
    ? IN_CLUSTER_NAME
    : dnsLabel(server.replace(/^https?:\/\//, ''), MAX_SLUG);
}

function clusterOf(
  { destination }: RayStackInput,
  { clusterName, server }: ListElementInput,
): ClusterAddress {
  if (clusterName !== undefined) {
    return { name: clusterName };
  }
  if (server !== undefined) {
    return { server };
  }
  return destination.name === undefined
    ? { server: destination.server ?? IN_CLUSTER_SERVER }
    : { name: destination.name };
}
