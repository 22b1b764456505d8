import type { KubeObject } from '../../kube/KubeConnection';
import { KubeError } from '../../kube/KubeError';
import type {
  ArgocdApi,
  ArgocdApplicationKey,
  ArgocdResourceKey,
  ArgocdResourceNode,
  ArgocdStreamEvent,
} from '../ArgocdApi';

/** An Argo CD in memory: tests set what it answers, and send events down its open streams. */
export class ScriptedArgocd implements ArgocdApi {
  /** What was asked, in order: `list`, `stream`, `get <name>`, `tree <name>`, `resource <kind> <name>`. */
  readonly asked: string[] = [];
  /** What a list, and the begin of a stream, tells; an error is thrown by every method. */
  listed: KubeObject[] | KubeError = [];
  /** What a stream begins with; `listed` without it. */
  added: KubeObject[] | undefined;
  /** Whole Applications by name. */
  readonly wholes = new Map<string, KubeObject>();
  tree: ArgocdResourceNode[] = [];
  /** Trees of single Applications that are another than `tree`, by name. */
  readonly trees = new Map<
    string,
    ArgocdResourceNode[] | Promise<ArgocdResourceNode[]> | KubeError
  >();
  /** Live objects by kind and name. */
  readonly resources = new Map<string, KubeObject>();
  readonly #streams = new Set<
    (event: ArgocdStreamEvent | KubeError | 'end') => void
  >();

  async list(): Promise<KubeObject[]> {
    this.asked.push('list');
    return this.#listed();
  }

  async *stream(signal: AbortSignal): AsyncGenerator<ArgocdStreamEvent> {
    this.asked.push('stream');
    const queue: Array<ArgocdStreamEvent | KubeError | 'end'> = [];
    let wake = () => {};
    const wakeUp = (resolve: () => void) => {
      wake = resolve;
    };
    const push = (step: ArgocdStreamEvent | KubeError | 'end') => {
      queue.push(step);
      wake();
    };
    for (const object of this.added ?? this.#listed()) {
      push({ type: 'ADDED', object });
    }
    const abort = () => wake();
    signal.addEventListener('abort', abort);
    this.#streams.add(push);
    try {
      for (;;) {
        signal.throwIfAborted();
        const step = queue.shift();
        if (step === 'end') {
          return;
        }
        if (step instanceof KubeError) {
          throw step;
        }
        if (step) {
          yield step;
        } else {
          await new Promise<void>(wakeUp);
        }
      }
    } finally {
      signal.removeEventListener('abort', abort);
      this.#streams.delete(push);
    }
  }

  /** Down every open stream. */
  send(step: ArgocdStreamEvent | KubeError | 'end'): void {
    for (const push of this.#streams) {
      push(step);
    }
  }

  async get({ name }: ArgocdApplicationKey): Promise<KubeObject> {
    this.asked.push(`get ${name}`);
    return found(this.wholes.get(name));
  }

  async refresh({ name }: ArgocdApplicationKey): Promise<void> {
    this.asked.push(`refresh ${name}`);
  }

  async sync(
    { name }: ArgocdApplicationKey,
    { request }: Parameters<ArgocdApi['sync']>[1],
  ): Promise<void> {
    this.asked.push(`sync ${name} ${JSON.stringify(request)}`);
  }

  async resourceTree({
    name,
  }: ArgocdApplicationKey): Promise<ArgocdResourceNode[]> {
    this.asked.push(`tree ${name}`);
    this.#listed();
    const tree = this.trees.get(name) ?? this.tree;
    if (tree instanceof KubeError) {
      throw tree;
    }
    return tree;
  }

  async resource(
    _key: ArgocdApplicationKey,
    { resource: { kind, name } }: { resource: ArgocdResourceKey },
  ): Promise<KubeObject> {
    this.asked.push(`resource ${kind} ${name}`);
    return found(this.resources.get(`${kind} ${name}`));
  }

  async version(): Promise<string> {
    return 'v3.5.1';
  }

  #listed(): KubeObject[] {
    if (this.listed instanceof KubeError) {
      throw this.listed;
    }
    return this.listed;
  }
}

function found(object: KubeObject | undefined): KubeObject {
  if (!object) {
    throw new KubeError(
      'not-found',
      'Argo CD does not know what was asked for',
    );
  }
  return object;
}
