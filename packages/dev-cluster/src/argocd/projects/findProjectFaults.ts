import type { ObjectStore } from '../../kube-api';
import type { Application } from '../Application';
import { IN_CLUSTER_SERVER } from '../names';
import { sourcesOf } from '../Origin';
import { normalizeRepository } from '../sources/repositoryUrl';
import type { AppProject } from './AppProject';
import { projectNameOf, readProject } from './AppProject';
import { isDestinationPermitted } from './isDestinationPermitted';
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
