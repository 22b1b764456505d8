import type { LabelSelector } from './LabelSelector';
import type { Labels } from './matchesSelector';
import { matchesSelector } from './matchesSelector';

/** Finds what a selector selects without trying everything, where the selector asks for a value. */
export class LabelIndex<TItem> {
  readonly #items: readonly TItem[];
  readonly #placesOf: (item: TItem) => readonly Labels[];
  /** By key, then by value; a key is indexed when it is first asked for. */
  readonly #byKey = new Map<string, ReadonlyMap<string, readonly TItem[]>>();

  private constructor(
    items: readonly TItem[],
    placesOf: (item: TItem) => readonly Labels[],
  ) {
    this.#items = items;
    this.#placesOf = placesOf;
  }

  /** @param placesOf - The labels of an item, one entry for each place that it carries them in. */
  static create<TItem>(
    items: readonly TItem[],
    placesOf: (item: TItem) => readonly Labels[],
  ): LabelIndex<TItem> {
    return new LabelIndex(items, placesOf);
  }

  /** In the order of the items. */
  select(selector: LabelSelector): TItem[] {
    return this.#candidates(selector).filter(item =>
      matchesSelector(selector, this.#placesOf(item)),
    );
  }

  #candidates(selector: LabelSelector): readonly TItem[] {
    for (const requirement of selector) {
      if (requirement.operator === 'in' && requirement.values.size === 1) {
        const [value] = requirement.values;
        return this.#valuesOf(requirement.key).get(value) ?? [];
      }
    }
    return this.#items;
  }

  #valuesOf(key: string): ReadonlyMap<string, readonly TItem[]> {
    const known = this.#byKey.get(key);
    if (known) {
      return known;
    }
    const values = new Map<string, TItem[]>();
    for (const item of this.#items) {
      const distinct = new Set(
        this.#placesOf(item).flatMap(labels =>
          Object.hasOwn(labels, key) ? labels[key] : [],
        ),
      );
      for (const value of distinct) {
        const having = values.get(value);
        if (having) {
          having.push(item);
        } else {
          values.set(value, [item]);
        }
      }
    }
    this.#byKey.set(key, values);
    return values;
  }
}
