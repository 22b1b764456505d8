import type { ApiPath } from './ApiPath';

const WRITING_VERBS: { [method: string]: string | undefined } = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
};

/** What a request does, in the words of RBAC: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`. */
export function verbOf(request: {
  method: string;
  path: ApiPath;
  isWatch: boolean;
}): string {
  const { method, path, isWatch } = request;
  const isCollection = path.type === 'resource' && path.name === undefined;
  if (method === 'GET' || method === 'HEAD') {
    if (isWatch) {
      return 'watch';
    }
    return isCollection ? 'list' : 'get';
  }
  if (method === 'DELETE') {
    return isCollection ? 'deletecollection' : 'delete';
  }
  return WRITING_VERBS[method] ?? method.toLowerCase();
}
