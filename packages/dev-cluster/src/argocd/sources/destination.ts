import type { Application } from '../Application';
import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from '../names';

/** What is wrong with `spec.destination` in Argo CD's words; undefined when it is this cluster. */
export function findDestinationFault(
  application: Application,
  clusterName: string,
): string | undefined {
  const { server, name } = application.spec.destination;
  const prefix = `application destination spec for ${application.metadata.name} is invalid:`;
  if (server && name) {
    return `${prefix} can't have both name and server defined: ${name} ${server}`;
  }
  if (server && server.replace(/\/+$/, '') !== IN_CLUSTER_SERVER) {
    return `${prefix} unable to find destination server: error getting cluster by server "${server}": rpc error: code = NotFound desc = cluster "${server}" not found`;
  }
  if (name && name !== IN_CLUSTER_NAME && name !== clusterName) {
    return `${prefix} unable to find destination server: there are no clusters with this name: ${name}`;
  }
  return server || name
    ? undefined
    : `${prefix} destination server missing from app spec`;
}
