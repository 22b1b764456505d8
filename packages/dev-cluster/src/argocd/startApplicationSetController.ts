import type { Clock } from '../clock';
import type { KubeObject, ObjectStore } from '../kube-api';
import { formatTime } from './formatTime';
import { hasApplicationSetError } from './health/applicationSetHealth';
import { APPLICATIONSET_KIND, NOT_REPRODUCED } from './names';

const MESSAGE = `${NOT_REPRODUCED} ApplicationSets; nothing is generated, write the Applications themselves into Git`;

/**
 * Says in the status of every ApplicationSet that none is followed here, in the conditions in which the real controller
 * tells a failure (shape: recorded/multi-source). Returns its own undo.
 */
export function startApplicationSetController(options: {
  store: ObjectStore;
  clock: Clock;
}): () => void {
  const { store, clock } = options;
  const refuse = (object: KubeObject) => {
    const { kind } = object;
    const { name, namespace } = object.metadata;
    if (kind !== APPLICATIONSET_KIND || hasApplicationSetError(object)) {
      return;
    }
    const at = formatTime(clock.now());
    const condition = (type: string, status: 'True' | 'False') => ({
      lastTransitionTime: at,
      message: MESSAGE,
      reason: 'ApplicationGenerationFromParamsError',
      status,
      type,
    });
    store.updateStatus(
      { kind, name, namespace },
      {
        conditions: [
          condition('ErrorOccurred', 'True'),
          condition('ParametersGenerated', 'False'),
          condition('ResourcesUpToDate', 'False'),
        ],
      },
    );
  };
  const unsubscribe = store.subscribe(({ type, object }) => {
    if (type !== 'DELETED') {
      refuse(object);
    }
  });
  store.list(APPLICATIONSET_KIND).forEach(refuse);
  return unsubscribe;
}
