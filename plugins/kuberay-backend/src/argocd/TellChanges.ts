import type { SourceProblem } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type { ReflectorStore } from '../watch/Reflector';
import type { ObjectKey } from '../watch/WatchEvent';

/** Options of `TellChanges.create`. */
export interface TellChangesOptions<TRecord extends ObjectKey> {
  store: ReflectorStore<TRecord>;
}

/**
 * Tells a store what has changed and nothing else, whether a list or a single event says it.
 * Before the first list, and after a failure, nothing but a list counts.
 */
export class TellChanges<TRecord extends ObjectKey> {
  readonly #store: ReflectorStore<TRecord>;
  readonly #told = new Map<string, TRecord>();
  #isLive = false;

  private constructor(options: TellChangesOptions<TRecord>) {
    this.#store = options.store;
  }

  static create<TRecord extends ObjectKey>(
    options: TellChangesOptions<TRecord>,
  ): TellChanges<TRecord> {
    return new TellChanges(options);
  }

  /** The whole truth. */
  listed(records: readonly TRecord[]): void {
    if (!this.#isLive) {
      this.#isLive = true;
      this.#told.clear();
      for (const record of records) {
        this.#told.set(keyOf(record), record);
      }
      this.#store.apply({ type: 'replaced', records: [...records], at: now() });
      return;
    }
    const listed = new Set(records.map(keyOf));
    for (const [key, record] of this.#told) {
      if (!listed.has(key)) {
        this.deleted(record);
      }
    }
    for (const record of records) {
      this.#update(record);
    }
    this.alive();
  }

  applied(record: TRecord): void {
    if (this.#isLive && !this.#update(record)) {
      this.alive();
    }
  }

  deleted({
    namespace = '',
    name,
  }: Partial<ObjectKey> & { name: string }): void {
    const key = { namespace, name };
    if (this.#isLive && this.#told.delete(keyOf(key))) {
      this.#store.apply({ type: 'deleted', key, at: now() });
    }
  }

  /** Nothing has changed. */
  alive(): void {
    if (this.#isLive) {
      this.#store.apply({ type: 'bookmarked', at: now() });
    }
  }

  failed(problem: SourceProblem): void {
    this.#isLive = false;
    this.#store.apply({ type: 'failed', problem, at: now() });
  }

  /** Returns whether it is another than was told. */
  #update(record: TRecord): boolean {
    const key = keyOf(record);
    if (isDeepStrictEqual(this.#told.get(key), record)) {
      return false;
    }
    this.#told.set(key, record);
    this.#store.apply({ type: 'applied', record, at: now() });
    return true;
  }
}

function keyOf({ namespace, name }: ObjectKey): string {
  return `${namespace}/${name}`;
}

function now(): string {
  return new Date().toISOString();
}
