import { isJsonObject } from '../json';
import { KubeStatusError } from '../KubeStatusError';
import type { ObjectStore } from '../ObjectStore';
import type { Exchange } from '../../http/Exchange';
import type { Clock } from '../../clock';
import { replyJson } from '../../http/Reply';
import type { ResourcePath } from './ApiPath';
import { readContent } from './readObject';
import { API_AUDIENCE } from './ServiceAccountTokens';
import type { ServiceAccountTokens } from './ServiceAccountTokens';

const DEFAULT_SECONDS = 3600;
const LEAST_SECONDS = 600;

/** Whether a path is that of a TokenRequest: `…/serviceaccounts/<name>/token`. */
export function isTokenPath(path: ResourcePath): boolean {
  return (
    path.group === '' &&
    path.plural === 'serviceaccounts' &&
    path.subresource === 'token'
  );
}

/**
 * Answers a TokenRequest: a token of a ServiceAccount that expires, an hour later unless the request says so.
 * @throws KubeStatusError 404 without the ServiceAccount, 405 for anything but POST, 422 for less than ten minutes
 */
export async function requestToken(
  exchange: Exchange,
  path: ResourcePath,
  options: { store: ObjectStore; clock: Clock; tokens: ServiceAccountTokens },
): Promise<void> {
  const { store, clock, tokens } = options;
  if (exchange.method !== 'POST') {
    throw KubeStatusError.methodNotAllowed();
  }
  const { namespace, name = '' } = path;
  const account = store.get({ kind: 'ServiceAccount', namespace, name });
  if (!account) {
    throw KubeStatusError.notFound(
      { group: '', plural: 'serviceaccounts' },
      name,
    );
  }
  const body = await readContent(exchange);
  const spec = isJsonObject(body) && isJsonObject(body.spec) ? body.spec : {};
  const seconds = Number(spec.expirationSeconds ?? DEFAULT_SECONDS);
  if (!(seconds >= LEAST_SECONDS)) {
    throw KubeStatusError.invalid(
      { group: 'authentication.k8s.io', kind: 'TokenRequest' },
      {
        name: '',
        causes: [
          {
            reason: 'FieldValueInvalid',
            message: `Invalid value: ${JSON.stringify(
              spec.expirationSeconds,
            )}: may not specify a duration less than 10 minutes`,
            field: 'spec.expirationSeconds',
          },
        ],
      },
    );
  }
  const audiences =
    Array.isArray(spec.audiences) && spec.audiences.length > 0
      ? spec.audiences.map(String)
      : [API_AUDIENCE];
  replyJson(exchange.reply, {
    status: 201,
    body: {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { name, namespace },
      spec: { audiences, expirationSeconds: seconds, boundObjectRef: null },
      status: {
        token: tokens.issue({ account, audiences, seconds }),
        expirationTimestamp: new Date(clock.now() + seconds * 1000)
          .toISOString()
          .replace(/\.\d+Z$/, 'Z'),
      },
    },
  });
}
