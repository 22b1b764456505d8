import type { ClusterDirectory } from '../../kube/ClusterDirectory';
import { HttpKubeConnection } from '../../kube/HttpKubeConnection';
import type { KubeTransport } from '../../kube/KubeTransport';
import { WATCH_LIMITS } from '../../watch/WatchLimits';
import { fillStore } from '../../store/fillStore';
import type { Fill } from './MatrixBackend';

/** Fills the store by list and watch, over any way to the Kubernetes API. */
export function fillByKubernetes(options: {
  /** Which clusters there are, and what keeps knowing it. */
  directory: (signal: AbortSignal) => ClusterDirectory;
  transport: () => KubeTransport;
}): Fill {
  return ({ store, versions, logger }, limits, signal) => {
    const directory = options.directory(signal);
    const connection = HttpKubeConnection.create({
      transport: options.transport(),
    });
    const running = fillStore(
      {
        directory,
        store,
        versions,
        connectionOf: () => connection,
        limits: {
          ...WATCH_LIMITS,
          ...(limits.answerMs !== undefined && { listMs: limits.answerMs }),
          ...(limits.silenceMs !== undefined && {
            silenceMs: limits.silenceMs,
          }),
        },
        logger,
      },
      signal,
    );
    return { directory, running };
  };
}
