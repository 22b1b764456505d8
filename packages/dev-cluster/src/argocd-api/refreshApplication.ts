import { REFRESH_ANNOTATION } from '../argocd/names';
import type { InMemoryObjectStore } from '../kube-api/InMemoryObjectStore';
import { ARGOCD_NAMESPACE } from './ApplicationSelection';

/**
 * Asks the controller for a comparison and waits until it has taken the request away, as `?refresh=` does. Resolves too
 * when the Application is gone, and when one of `signals` is aborted.
 */
export async function refreshApplication(options: {
  store: InMemoryObjectStore;
  name: string;
  level: 'normal' | 'hard';
  /** The client, and the server. */
  signals: readonly AbortSignal[];
}): Promise<void> {
  const { store, name, level, signals } = options;
  await new Promise<void>(resolve => {
    const unsubscribe = store.subscribe(({ type, object }) => {
      const { annotations } = object.metadata;
      if (
        object.kind === 'Application' &&
        object.metadata.name === name &&
        (type === 'DELETED' || annotations?.[REFRESH_ANNOTATION] === undefined)
      ) {
        finish();
      }
    });
    function finish(): void {
      unsubscribe();
      signals.forEach(signal => signal.removeEventListener('abort', finish));
      resolve();
    }
    signals.forEach(signal => signal.addEventListener('abort', finish));
    store.patch(
      { kind: 'Application', namespace: ARGOCD_NAMESPACE, name },
      { metadata: { annotations: { [REFRESH_ANNOTATION]: level } } },
      { type: 'merge', fieldManager: 'argocd-server' },
    );
  });
}
