import type { KubeObject } from '../../kube-api';
import { groupOf } from '../resourceId';
import type { AppProject } from './AppProject';
import { isDestinationPermitted } from './isDestinationPermitted';
import { isKindPermitted } from './isKindPermitted';

/** An object that a sync may not write, and why in Argo CD's words. */
export interface ForbiddenObject {
  object: KubeObject;
  message: string;
}

/** The objects whose kind or namespace their project does not allow; without a project nothing is known to be forbidden. */
export function findForbiddenObjects(
  project: AppProject | undefined,
  objects: readonly KubeObject[],
): ForbiddenObject[] {
  return objects.flatMap(object => {
    const message = project && faultOf(project, object);
    return message === undefined ? [] : [{ object, message }];
  });
}

function faultOf(project: AppProject, object: KubeObject): string | undefined {
  const { kind, metadata } = object;
  const group = groupOf(object.apiVersion);
  const { namespace } = metadata;
  if (
    !isKindPermitted(project, {
      group,
      kind,
      namespaced: namespace !== undefined,
    })
  ) {
    return `resource ${group}:${kind} is not permitted in project ${project.name}`;
  }
  return namespace === undefined || isDestinationPermitted(project, namespace)
    ? undefined
    : `namespace ${namespace} is not permitted in project '${project.name}'`;
}
