import type { Entity } from '@backstage/catalog-model';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import type { EntityProjectionOptions } from './EntityProjection';
import { EntityProjection } from './EntityProjection';

/** Options of `EntityProjections.create`. */
export interface EntityProjectionsOptions {
  compute: (entity: Entity) => EntityView;
  subscribe: EntityProjectionOptions['subscribe'];
}

/** A projection that somebody holds; it runs until all who hold it have released it. */
export interface HeldProjection {
  projection: EntityProjection;
  release(): void;
}

/**
 * The views that are being watched, each computed once for all who watch it.
 *
 * They are kept by all that the catalog says of the entity, so that a change of its annotations makes a new one.
 */
export class EntityProjections {
  readonly #options: EntityProjectionsOptions;
  readonly #running = new Map<
    string,
    { projection: EntityProjection; holders: number }
  >();

  private constructor(options: EntityProjectionsOptions) {
    this.#options = options;
  }

  static create(options: EntityProjectionsOptions): EntityProjections {
    return new EntityProjections(options);
  }

  /** How many views are being watched. */
  get size(): number {
    return this.#running.size;
  }

  /** The view as it is now; it costs nothing while somebody watches it and nothing has changed. */
  read(entity: Entity): EntityView {
    const running = this.#running.get(keyOf(entity));
    return running ? running.projection.read() : this.#options.compute(entity);
  }

  hold(entity: Entity): HeldProjection {
    const { compute, subscribe } = this.#options;
    const key = keyOf(entity);
    const running = this.#running.get(key) ?? {
      projection: EntityProjection.start({
        compute: () => compute(entity),
        subscribe,
      }),
      holders: 0,
    };
    running.holders += 1;
    this.#running.set(key, running);
    return {
      projection: running.projection,
      release: () => {
        running.holders -= 1;
        if (running.holders === 0) {
          running.projection.stop();
          this.#running.delete(key);
        }
      },
    };
  }
}

function keyOf(entity: Entity): string {
  return JSON.stringify(entity);
}
