import type { Clock } from '../../clock';
import type { KubeObject } from '../KubeObject';
import { keyOf } from '../KubeObject';
import type { ObjectStore } from '../ObjectStore';
import type { ServiceAccountTokens } from './ServiceAccountTokens';
import { accountNameOf, hasToken } from './ServiceAccountTokens';

/**
 * Puts a token into each Secret of the type `kubernetes.io/service-account-token` whose ServiceAccount is there, as the token
 * controller of Kubernetes does; it does not take away a Secret whose ServiceAccount is not. Returns its own undo.
 */
export function startTokenController(options: {
  store: ObjectStore;
  clock: Clock;
  tokens: ServiceAccountTokens;
}): () => void {
  const { store, clock, tokens } = options;

  function fill(secret: KubeObject): void {
    const { namespace } = secret.metadata;
    const name = accountNameOf(secret) ?? '';
    const account = store.get({ kind: 'ServiceAccount', namespace, name });
    const current = store.get(keyOf(secret));
    if (account && current && !hasToken(current)) {
      const token = tokens.issue({ account, secret: current });
      store.patch(
        keyOf(secret),
        {
          metadata: {
            annotations: {
              'kubernetes.io/service-account.uid': account.metadata.uid,
            },
          },
          data: { namespace: base64(namespace ?? ''), token: base64(token) },
        },
        { type: 'merge', fieldManager: 'kube-controller-manager' },
      );
    }
  }

  return store.subscribe(({ type, object }) => {
    if (type === 'DELETED') {
      return;
    }
    const { namespace, name } = object.metadata;
    const waiting =
      object.kind === 'ServiceAccount'
        ? store
            .list('Secret', { namespace })
            .filter(secret => accountNameOf(secret) === name)
        : [object].filter(one => accountNameOf(one) !== undefined);
    // Not at once: whoever wrote it gets the answer first, as from a real API server.
    waiting
      .filter(secret => !hasToken(secret))
      .forEach(secret => clock.schedule(() => fill(secret), 0));
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
