import type { ApiPath } from '../server/ApiPath';

/** What somebody wants to do, in the words of RBAC. */
export type AccessQuestion = ResourceQuestion | NonResourceQuestion;

/** Something about objects of a kind. */
export interface ResourceQuestion {
  type: 'resource';
  verb: string;
  /** Empty for the core group. */
  group: string;
  /** Plural, as in paths. */
  resource: string;
  subresource?: string;
  /** Absent: at the cluster scope, over all namespaces. */
  namespace?: string;
  name?: string;
}

/** Something about a path that is no object, e.g. `/version`. */
export interface NonResourceQuestion {
  type: 'non-resource';
  verb: string;
  path: string;
}

/** What a request asks for; `selectedName` is the one name to which a list or watch confines itself by a field selector. */
export function questionOf(request: {
  verb: string;
  path: ApiPath;
  rawPath: string;
  selectedName?: string;
}): AccessQuestion {
  const { verb, path, rawPath, selectedName } = request;
  if (path.type === 'service-proxy') {
    return {
      type: 'resource',
      verb,
      group: '',
      resource: 'services',
      subresource: 'proxy',
      namespace: path.namespace,
      name: path.service,
    };
  }
  if (path.type !== 'resource') {
    return { type: 'non-resource', verb, path: rawPath };
  }
  const { group, plural, subresource, namespace } = path;
  const name = path.name ?? selectedName;
  // A Namespace is an object in itself, as the API server sees it: a Role in it may allow to get it.
  const isNamespace = group === '' && plural === 'namespaces';
  const scope = isNamespace ? path.name : namespace;
  return {
    type: 'resource',
    verb,
    group,
    resource: plural,
    ...(subresource !== undefined && { subresource }),
    ...(scope !== undefined && { namespace: scope }),
    ...(name !== undefined && { name }),
  };
}
