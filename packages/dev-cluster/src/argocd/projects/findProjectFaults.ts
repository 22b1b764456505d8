import type { ObjectStore } from '../../kube-api';
import type { Application } from '../Application';
import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from '../names';
import { sourcesOf } from '../Origin';
import { normalizeRepository } from '../sources/repositoryUrl';
import type { AppProject } from './AppProject';
import { projectNameOf, readProject } from './AppProject';
import { isPermitted, matchesGlob } from './matchesGlob';

/** What an Application's project does not allow, or that there is no such project, in Argo CD's words. */
export function findProjectFaults(
  application: Application,
  store: Pick<ObjectStore, 'get'>,
): string[] {
  const project = readProject(application, store);
  if (!project) {
    return [
      `Application referencing project ${projectNameOf(
        application,
      )} which does not exist`,
    ];
  }
  const { namespace = '' } = application.spec.destination;
  return [
    ...sourcesOf(application.spec)
      .sources.filter(({ repoURL }) => !isSourcePermitted(project, repoURL))
      .map(
        ({ repoURL }) =>
          `application repo ${repoURL} is not permitted in project '${project.name}'`,
      ),
    ...(isDestinationPermitted(project, namespace)
      ? []
      : [
          `application destination server '${IN_CLUSTER_SERVER}' and namespace '${namespace}' do not match any of the allowed destinations in project '${project.name}'`,
        ]),
  ];
}

function isSourcePermitted(project: AppProject, repoURL: string): boolean {
  const wanted = normalizeRepository(repoURL);
  return isPermitted(project.sourceRepos, pattern =>
    matchesGlob(normalizeRepository(pattern), wanted, '/'),
  );
}

/** There is one cluster to deploy to; a project may call it by its server or by its name. */
function isDestinationPermitted(
  project: AppProject,
  namespace: string,
): boolean {
  const clusters = project.destinations.filter(
    ({ server, name }) =>
      (server !== undefined && matchesGlob(server, IN_CLUSTER_SERVER)) ||
      (name !== undefined && matchesGlob(name, IN_CLUSTER_NAME)),
  );
  return isPermitted(
    clusters.map(destination => destination.namespace ?? ''),
    pattern => matchesGlob(pattern, namespace),
  );
}
