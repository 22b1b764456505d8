import type { SourceProblem } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type { ReflectorStore } from '../watch/ReflectorStore';
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
  #wasListed = false;

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
    if (this.#isLive) {
      this.#updateAll(records);
      this.alive();
    } else {
      this.#replace(records);
    }
  }

  /** All that is known, while a part of the truth cannot be read: what is stale stays so. */
  listedInPart(records: readonly TRecord[]): void {
    if (this.#wasListed) {
      this.#updateAll(records);
    } else {
      this.#replace(records);
    }
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
    if (this.#isLive) {
      this.#delete({ namespace, name });
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

  #replace(records: readonly TRecord[]): void {
    this.#isLive = true;
    this.#wasListed = true;
    this.#told.clear();
    for (const record of records) {
      this.#told.set(keyOf(record), record);
    }
    this.#store.apply({ type: 'replaced', records: [...records], at: now() });
  }

  #updateAll(records: readonly TRecord[]): void {
    const listed = new Set(records.map(keyOf));
    for (const [key, { namespace, name }] of this.#told) {
      if (!listed.has(key)) {
        this.#delete({ namespace, name });
      }
    }
    for (const record of records) {
      this.#update(record);
    }
  }

  #delete(key: ObjectKey): void {
    if (this.#told.delete(keyOf(key))) {
      this.#store.apply({ type: 'deleted', key, at: now() });
    }
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
