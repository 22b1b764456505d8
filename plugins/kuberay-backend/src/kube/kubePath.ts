import type { KubeObjectKey, KubeServicePath } from './KubeConnection';
import { KubeError } from './KubeError';
import type { WatchedKind } from './watchedKinds';

/** Path of a collection over all namespaces, or of one, without a leading slash. */
export function collectionPath(kind: WatchedKind, namespace?: string): string {
  return encodePath([
    ...groupSegments(kind),
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    kind.plural,
  ]);
}

/** Path of one object. @throws KubeError `not-found` for a name that no object can have */
export function objectPath(
  kind: WatchedKind,
  { namespace, name }: KubeObjectKey,
): string {
  return `${collectionPath(kind, namespace)}/${encodePath([name])}`;
}

/** Path of something behind a Service. @throws KubeError `not-found` for a name that no Service can have */
export function servicePath(path: KubeServicePath): string {
  const { namespace, service, port, segments, query } = path;
  const base = encodePath(['api', 'v1', 'namespaces', namespace, 'services']);
  // The colon is the API's own: names have none.
  const target = `${encodePath([service])}:${encodePath([port])}`;
  const rest = encodePath(['proxy', ...segments]);
  return `${base}/${target}/${rest}${
    query ? `?${new URLSearchParams(query)}` : ''
  }`;
}

function groupSegments({ group, version }: WatchedKind): string[] {
  return group ? ['apis', group, version] : ['api', version];
}

/** Every segment encoded. Dots would be resolved on the way and end at another object. */
function encodePath(segments: string[]): string {
  if (segments.some(segment => ['', '.', '..'].includes(segment))) {
    throw new KubeError(
      'not-found',
      'No object of Kubernetes can be called so',
    );
  }
  return segments.map(encodeURIComponent).join('/');
}
