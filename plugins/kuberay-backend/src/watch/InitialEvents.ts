import type { KubeObject, KubeWatchEvent } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import type { ObjectKey } from './WatchEvent';

/** Options of `InitialEvents.create`. */
export interface InitialEventsOptions<TRecord> {
  /** What to keep of an object; undefined: nothing. */
  project: (object: KubeObject) => TRecord | undefined;
}

/**
 * The events with which a streaming list begins, collected until the server says that this was everything. Nobody sees
 * them before: half a list would look like a cluster that has lost the other half.
 */
export class InitialEvents<TRecord extends ObjectKey> {
  readonly #project: (object: KubeObject) => TRecord | undefined;
  readonly #records = new Map<string, TRecord>();
  #begun = false;

  private constructor({ project }: InitialEventsOptions<TRecord>) {
    this.#project = project;
  }

  static create<TRecord extends ObjectKey>(
    options: InitialEventsOptions<TRecord>,
  ): InitialEvents<TRecord> {
    return new InitialEvents(options);
  }

  /** Something has come. */
  get begun(): boolean {
    return this.#begun;
  }

  /**
   * Takes one event; the whole list once it was the last one.
   * @throws KubeError `not-streamed` for the bookmark of a server that does not know what it was asked for
   */
  take(event: KubeWatchEvent): TRecord[] | undefined {
    this.#begun = true;
    if (event.type === 'BOOKMARK') {
      if (event.endsInitialEvents) {
        return [...this.#records.values()];
      }
      throw new KubeError(
        'not-streamed',
        'The cluster watches without a list before it',
      );
    }
    const { namespace = '', name } = event.object.metadata;
    const key = `${namespace}/${name}`;
    const record =
      event.type === 'DELETED' ? undefined : this.#project(event.object);
    if (record) {
      this.#records.set(key, record);
    } else {
      // A change may come before the last of what was there: the server says it in its own order.
      this.#records.delete(key);
    }
    return undefined;
  }
}
