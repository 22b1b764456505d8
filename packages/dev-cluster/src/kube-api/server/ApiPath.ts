/** What a path of the Kubernetes API asks for, before anybody knows whether it is served. */
export type ApiPath =
  | { type: 'health' }
  | { type: 'version' }
  | { type: 'core-versions' }
  | { type: 'groups' }
  | { type: 'group'; group: string }
  | { type: 'resources'; group: string; version: string }
  | ResourcePath
  | ServiceProxyPath
  | { type: 'unknown' };

/** A collection, an object, or a subresource of one. */
export interface ResourcePath {
  type: 'resource';
  /** Empty for the core group. */
  group: string;
  version: string;
  plural: string;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
}

/** What lies behind a Service, reached through the API server. */
export interface ServiceProxyPath {
  type: 'service-proxy';
  namespace: string;
  /** `[scheme:]name[:port]`, as it was asked for. */
  service: string;
  /** Still percent-encoded, begins with a slash. */
  below: string;
}

const SERVICE_PROXY =
  /^\/api\/v1\/namespaces\/([^/]+)\/services\/([^/]+)\/proxy(\/.*)?$/;

const HEALTH_PATHS = new Set(['healthz', 'livez', 'readyz']);

/** Subresources of a namespace; anything else below one is a resource in it. */
const NAMESPACE_SUBRESOURCES = new Set(['status', 'finalize']);

/** Reads a percent-encoded path that begins with a slash. */
export function parseApiPath(path: string): ApiPath {
  const proxy = parseServiceProxy(path);
  if (proxy) {
    return proxy;
  }
  const segments = decode(path);
  if (!segments) {
    return { type: 'unknown' };
  }
  const [first = '', second, third, ...rest] = segments;
  if (HEALTH_PATHS.has(first)) {
    return { type: 'health' };
  }
  if (first === 'version') {
    return { type: 'version' };
  }
  if (first === 'api') {
    if (second === undefined) {
      return { type: 'core-versions' };
    }
    return third === undefined
      ? { type: 'resources', group: '', version: second }
      : parseResource({ group: '', version: second }, [third, ...rest]);
  }
  if (first === 'apis') {
    if (second === undefined) {
      return { type: 'groups' };
    }
    if (third === undefined) {
      return { type: 'group', group: second };
    }
    return rest.length === 0
      ? { type: 'resources', group: second, version: third }
      : parseResource({ group: second, version: third }, rest);
  }
  return { type: 'unknown' };
}

function parseServiceProxy(path: string): ServiceProxyPath | undefined {
  const [, namespace, service, below = '/'] = SERVICE_PROXY.exec(path) ?? [];
  const decoded = decode(`/${namespace}/${service}`);
  return namespace !== undefined && decoded?.length === 2
    ? {
        type: 'service-proxy',
        namespace: decoded[0],
        service: decoded[1],
        below,
      }
    : undefined;
}

function parseResource(
  of: { group: string; version: string },
  segments: string[],
): ApiPath {
  const [first, second, third = ''] = segments;
  const isInNamespace =
    first === 'namespaces' &&
    segments.length > 2 &&
    !(of.group === '' && NAMESPACE_SUBRESOURCES.has(third));
  const rest = isInNamespace ? segments.slice(2) : segments;
  const [plural, name, subresource, ...tooMany] = rest;
  if (plural === undefined || tooMany.length > 0) {
    return { type: 'unknown' };
  }
  const namespace = isInNamespace ? second : undefined;
  return { type: 'resource', ...of, plural, namespace, name, subresource };
}

/** Undefined when a segment is empty or not decodable. */
function decode(path: string): string[] | undefined {
  try {
    const segments = path
      .replace(/\/$/, '')
      .split('/')
      .slice(1)
      .map(decodeURIComponent);
    return segments.every(segment => segment !== '') ? segments : undefined;
  } catch {
    // A stray percent sign: no such path.
    return undefined;
  }
}
