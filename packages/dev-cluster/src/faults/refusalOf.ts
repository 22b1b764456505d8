import { KubeStatusError } from '../kube-api/KubeStatusError';
import { qualifiedResource } from '../kube-api/ServedKind';
import type { ApiPath } from '../kube-api/server/ApiPath';

/** What the refused user is called; the name that a read-only service account would have. */
const USER = 'system:serviceaccount:dev-cluster:portal';

/** The refusal that a real API server would send for this code and request (recorded: 401, 403, 403-watch, 410). */
export function refusalOf(options: {
  code: 401 | 403 | 410 | 500;
  verb: string;
  path: ApiPath;
}): KubeStatusError {
  const { code, verb, path } = options;
  switch (code) {
    case 401:
      return KubeStatusError.unauthorized();
    case 403:
      return forbidden(verb, path);
    case 410:
      return KubeStatusError.expired(
        verb === 'watch'
          ? 'too old resource version: 1 (2)'
          : 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
      );
    case 500:
      return new KubeStatusError({
        code,
        reason: 'InternalError',
        message: 'Internal error occurred: a fault was switched on',
      });
    default: {
      const unknown: never = code;
      throw new Error(`no refusal has the code ${unknown}`);
    }
  }
}

function forbidden(verb: string, path: ApiPath): KubeStatusError {
  if (path.type !== 'resource') {
    return new KubeStatusError({
      code: 403,
      reason: 'Forbidden',
      message: `forbidden: User "${USER}" cannot ${verb} path`,
      details: {},
    });
  }
  const { group, plural, namespace, name } = path;
  const scope =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  const about = name === undefined ? '' : ` "${name}"`;
  return new KubeStatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${qualifiedResource({
      group,
      plural,
    })}${about} is forbidden: User "${USER}" cannot ${verb} resource "${plural}" in API group "${group}" ${scope}`,
    details: {
      ...(name !== undefined && { name }),
      ...(group && { group }),
      kind: plural,
    },
  });
}
