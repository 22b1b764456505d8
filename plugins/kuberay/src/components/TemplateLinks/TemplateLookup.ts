import type { CatalogApi } from '@backstage/plugin-catalog-react';

/** Templates come and go rarely; a page that is open all day sees it within some minutes. */
const KEPT_MS = 5 * 60_000;

/** Options of {@link TemplateLookup}. */
export interface TemplateLookupOptions {
  catalogApi: Pick<CatalogApi, 'getEntitiesByRefs'>;
  /** Milliseconds; default `Date.now`. */
  now?: () => number;
}

/** Tells which templates the catalog shows to this user; everybody who asks meanwhile shares one request. */
export class TemplateLookup {
  static readonly #ofApi = new WeakMap<
    TemplateLookupOptions['catalogApi'],
    TemplateLookup
  >();
  readonly #catalogApi: TemplateLookupOptions['catalogApi'];
  readonly #now: () => number;
  readonly #answers = new Map<
    string,
    { until: number; refs: Promise<ReadonlySet<string>> }
  >();

  private constructor(options: TemplateLookupOptions) {
    this.#catalogApi = options.catalogApi;
    this.#now = options.now ?? Date.now;
  }

  static create(options: TemplateLookupOptions): TemplateLookup {
    return new TemplateLookup(options);
  }

  /** The one of this catalog client, shared by the whole page. */
  static of(catalogApi: TemplateLookupOptions['catalogApi']): TemplateLookup {
    const known = TemplateLookup.#ofApi.get(catalogApi);
    if (known) {
      return known;
    }
    const created = new TemplateLookup({ catalogApi });
    TemplateLookup.#ofApi.set(catalogApi, created);
    return created;
  }

  /** Those of the refs that are there. @throws whatever the catalog throws; then the next one asks anew */
  find(refs: readonly string[]): Promise<ReadonlySet<string>> {
    const key = refs.join(' ');
    const known = this.#answers.get(key);
    if (known && this.#now() < known.until) {
      return known.refs;
    }
    const found = this.#ask(refs);
    this.#answers.set(key, { until: this.#now() + KEPT_MS, refs: found });
    found.catch(() => this.#answers.delete(key));
    return found;
  }

  async #ask(refs: readonly string[]): Promise<ReadonlySet<string>> {
    const { items } = await this.#catalogApi.getEntitiesByRefs({
      entityRefs: [...refs],
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
    });
    return new Set(refs.filter((_ref, index) => items[index]));
  }
}
