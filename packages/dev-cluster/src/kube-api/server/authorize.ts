import type { ApiPath } from './ApiPath';
import { forbiddenRequest } from './forbiddenRequest';
import type { KubeAccount } from './KubeAccount';
import { PORTAL_USER } from './KubeAccount';

const READING_VERBS = new Set(['get', 'list', 'watch']);

/**
 * Refuses what the account may not do, before anybody looks whether it exists, as a real API server does: who may not
 * list a kind is told so even where no CRD brings that kind. Discovery is open to every account.
 *
 * @throws KubeStatusError 403 in the words of a real API server (recorded: 403, 403-watch)
 */
export function authorize(
  account: KubeAccount,
  request: { verb: string; path: ApiPath },
): void {
  if (!isAllowed(account, request)) {
    throw forbiddenRequest({ ...request, user: account.user ?? PORTAL_USER });
  }
}

function isAllowed(
  account: KubeAccount,
  { verb, path }: { verb: string; path: ApiPath },
): boolean {
  if (path.type !== 'resource' && path.type !== 'service-proxy') {
    return true;
  }
  const { namespaces, readOnly = false, servicesProxy = true } = account;
  if (path.type === 'service-proxy' && !servicesProxy) {
    return false;
  }
  if (readOnly && !READING_VERBS.has(verb)) {
    return false;
  }
  return namespaces === undefined || namespaces.includes(scopeOf(path) ?? '');
}

/** A request for a Namespace itself counts as one in that namespace. */
function scopeOf(
  path: Extract<ApiPath, { type: 'resource' | 'service-proxy' }>,
): string | undefined {
  return path.type === 'resource' &&
    path.group === '' &&
    path.plural === 'namespaces'
    ? path.name
    : path.namespace;
}
