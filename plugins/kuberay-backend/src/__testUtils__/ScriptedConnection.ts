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
  | { stream: WatchStep[] }
  | { watch: WatchStep[] };

/**
 * A cluster in memory that does what a test says, in this order; after the last step every request stays open.
 * `asked` is what was asked of it: `list`, `list <token>`, `stream` or `watch <resourceVersion>`, with
 * ` in <namespace>`. Where no `stream` comes next, it refuses a streaming list in silence, as most servers do.
 */
export class ScriptedConnection implements KubeConnection {
  readonly asked: string[] = [];
  /** Whether the version is told, whatever becomes of lists and watches; undefined: as they fare. */
  versionIs: 'told' | Error | undefined;
  readonly #scripts: Script[];
  /** How the last request failed, where nobody answered it. */
  #unreachable: Error | undefined;

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
    this.#unreachable = undefined;
    if (script && 'listFails' in script) {
      this.#noteFailure(script.listFails);
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
    const streams = resourceVersion === undefined;
    if (streams && !(this.#scripts[0] && 'stream' in this.#scripts[0])) {
      throw new KubeError('not-streamed', 'No streaming lists');
    }
    const asked = streams ? 'stream' : `watch ${resourceVersion}`;
    this.asked.push(namespace ? `${asked} in ${namespace}` : asked);
    const script = this.#scripts.shift();
    this.#unreachable = undefined;
    for (const [index, step] of stepsOf(script).entries()) {
      if (step === 'ends') {
        return;
      }
      if (step === 'opens') {
        onOpen?.();
      } else if ('fails' in step) {
        if (index === 0) {
          this.#noteFailure(step.fails);
        }
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

  #noteFailure(error: Error): void {
    if (error instanceof KubeError && error.code === 'unreachable') {
      this.#unreachable = error;
    }
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

  /** Is in no script: a cluster that could not be reached the last time cannot tell its version either. */
  async version(): Promise<string> {
    const fails = this.versionIs ?? this.#unreachable;
    if (fails instanceof Error) {
      throw fails;
    }
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

function stepsOf(script: Script | undefined): WatchStep[] {
  if (script && 'stream' in script) {
    return script.stream;
  }
  return script && 'watch' in script ? script.watch : [];
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
