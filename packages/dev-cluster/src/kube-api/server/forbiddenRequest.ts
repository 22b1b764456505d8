import { KubeStatusError } from '../KubeStatusError';
import { qualifiedResource } from '../ServedKind';
import type { ApiPath } from './ApiPath';

/** The 403 of an API server for a user without the right (recorded: 403, 403-watch). */
export function forbiddenRequest(options: {
  user: string;
  verb: string;
  path: ApiPath;
}): KubeStatusError {
  const { user, verb } = options;
  const resource = resourceOf(options.path);
  if (!resource) {
    return new KubeStatusError({
      code: 403,
      reason: 'Forbidden',
      message: `forbidden: User "${user}" cannot ${verb} path`,
      details: {},
    });
  }
  const { group, plural, namespace, name, subresource } = resource;
  const scope =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  const about = name === undefined ? '' : ` "${name}"`;
  const whole = subresource === undefined ? plural : `${plural}/${subresource}`;
  return new KubeStatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${qualifiedResource({
      group,
      plural,
    })}${about} is forbidden: User "${user}" cannot ${verb} resource "${whole}" in API group "${group}" ${scope}`,
    details: {
      ...(name !== undefined && { name }),
      ...(group && { group }),
      kind: plural,
    },
  });
}

interface RefusedResource {
  group: string;
  plural: string;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
}

function resourceOf(path: ApiPath): RefusedResource | undefined {
  if (path.type === 'resource') {
    return path;
  }
  return path.type === 'service-proxy'
    ? {
        group: '',
        plural: 'services',
        namespace: path.namespace,
        name: path.service,
        subresource: 'proxy',
      }
    : undefined;
}
