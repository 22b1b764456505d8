import type { ObjectKey, WatchEvent } from './WatchEvent';

/** What a reflector needs of a store. */
export interface ReflectorStore<TRecord extends ObjectKey> {
  apply(event: WatchEvent<TRecord>): void;
  /** The equal record that it holds, or else this one: a list that brings what is known already costs no memory. */
  held?(record: TRecord): TRecord;
}
