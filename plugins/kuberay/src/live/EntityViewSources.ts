import {
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import type { KuberayApi } from '../api';
import { EntityViewSource } from './EntityViewSource';
import { StreamGate } from './StreamGate';

const sourcesOfApis = new WeakMap<KuberayApi, EntityViewSources>();

/**
 * One source per entity, whoever asks: card and tab share their connection.
 *
 * A source that nobody watches holds neither view nor connection, so it may stay for as long as its API.
 */
export class EntityViewSources {
  readonly #sources = new Map<string, EntityViewSource>();
  readonly #gate = StreamGate.create();
  readonly #api: KuberayApi;

  private constructor(api: KuberayApi) {
    this.#api = api;
  }

  /** The sources that read from an API; the same ones each time. */
  static of(api: KuberayApi): EntityViewSources {
    const sources = sourcesOfApis.get(api) ?? new EntityViewSources(api);
    sourcesOfApis.set(api, sources);
    return sources;
  }

  get(entityRef: CompoundEntityRef): EntityViewSource {
    const key = stringifyEntityRef(entityRef);
    const source =
      this.#sources.get(key) ??
      EntityViewSource.create({ api: this.#api, entityRef, gate: this.#gate });
    this.#sources.set(key, source);
    return source;
  }
}
