import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from '../names';
import type { AppProject } from './AppProject';
import { isPermitted, matchesGlob } from './matchesGlob';

/**
 * Whether a project lets its Applications deploy to a namespace of the cluster that Argo CD runs in: there is no other.
 * A project may call it by its server or by its name.
 */
export function isDestinationPermitted(
  project: AppProject,
  namespace: string,
): boolean {
  const here = project.destinations.filter(
    ({ server, name }) =>
      (server !== undefined && matchesGlob(server, IN_CLUSTER_SERVER)) ||
      (name !== undefined && matchesGlob(name, IN_CLUSTER_NAME)),
  );
  return isPermitted(
    here.map(destination => destination.namespace ?? ''),
    pattern => matchesGlob(pattern, namespace),
  );
}
