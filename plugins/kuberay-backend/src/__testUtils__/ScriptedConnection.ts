import type {
  KubeConnection,
  KubeListOptions,
  KubeListPage,
  KubeObject,
  KubeWatchEvent,
  KubeWatchOptions,
} from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import type { WatchedKind } from '../kube/watchedKinds';

/** What a scripted watch does next; one without an end stays open and silent. */
export type WatchStep =
  | KubeWatchEvent
  | { silentMs: number }
  | { fails: Error }
  | 'opens'
  | 'ends';

/** One thing that a connection does when it is asked. */
export type Script =
  | { list: KubeListPage; listAfterMs?: number }
  | { listFails: Error }
  | { watch: WatchStep[] };

/**
 * A cluster in memory that does what a test says, in this order; after the last step every request stays open.
 * `asked` is what was asked of it: `list`, `list <token>` or `watch <resourceVersion>`, with ` in <namespace>`.
 */
export class ScriptedConnection implements KubeConnection {
  readonly asked: string[] = [];
  readonly #scripts: Script[];

  constructor(...scripts: Script[]) {
    this.#scripts = scripts;
  }

  async list(
    _kind: WatchedKind,
    { continueToken, namespace, signal }: KubeListOptions,
  ): Promise<KubeListPage> {
    const asked = continueToken ? `list ${continueToken}` : 'list';
    this.asked.push(namespace ? `${asked} in ${namespace}` : asked);
    const script = this.#scripts.shift();
    if (script && 'listFails' in script) {
      throw script.listFails;
    }
    if (script && 'list' in script) {
      if (script.listAfterMs !== undefined) {
        await waitUnlessAborted(script.listAfterMs, signal);
        signal.throwIfAborted();
      }
      return script.list;
    }
    return aborted(signal);
  }

  async *watch(
    _kind: WatchedKind,
    { resourceVersion, namespace, signal, onOpen }: KubeWatchOptions,
  ): AsyncGenerator<KubeWatchEvent> {
    const asked = `watch ${resourceVersion}`;
    this.asked.push(namespace ? `${asked} in ${namespace}` : asked);
    const script = this.#scripts.shift();
    for (const step of script && 'watch' in script ? script.watch : []) {
      if (step === 'ends') {
        return;
      }
      if (step === 'opens') {
        onOpen?.();
      } else if ('fails' in step) {
        throw step.fails;
      } else if ('silentMs' in step) {
        await waitUnlessAborted(step.silentMs, signal);
        signal.throwIfAborted();
      } else {
        yield step;
      }
    }
    await aborted(signal);
  }

  /** In no script: the readers of lists and watches never ask for it. */
  async get(): Promise<KubeObject> {
    throw new KubeError('not-found', 'No such object');
  }

  /** As `get`. */
  async mergePatch(): Promise<KubeObject> {
    throw new KubeError('not-found', 'No such object');
  }

  /** As `get`. */
  async getFromService(): Promise<string> {
    throw new KubeError('not-found', 'No such service');
  }

  /** Always answers, and is in no script. */
  async version(): Promise<string> {
    return 'v1.36.1';
  }
}

/** A page of objects of one namespace, by name. */
export function aPage(
  resourceVersion: string,
  names: string[],
  continueToken?: string,
): { list: KubeListPage } {
  return {
    list: {
      items: names.map(name => anObject(name)),
      resourceVersion,
      ...(continueToken && { continueToken }),
    },
  };
}

/** An object of the namespace `ray`. */
export function anObject(name: string): KubeObject {
  return { metadata: { namespace: 'ray', name } };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
