import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { KubeObject } from '../kube/KubeConnection';
import type { WatchedKind } from '../kube/watchedKinds';

/** Options of `Projector.create`. */
export interface ProjectorOptions<TRecord> {
  kind: WatchedKind;
  logger: LoggerService;
  /** What to keep of an object; undefined: nothing. @throws where the object has not the shape of its kind */
  project: (object: KubeObject) => TRecord | undefined;
  /** One that cannot be read was found. */
  onLeftOut?: () => void;
}

/** Makes records of objects. One that cannot be read must not blank the others: it is left out, and logged once. */
export class Projector<TRecord> {
  readonly #options: ProjectorOptions<TRecord>;
  /** Names of objects that cannot be read: as the last list left them, and since. */
  #malformed = new Set<string>();
  #malformedSince = new Set<string>();
  #saidNameless = false;

  private constructor(options: ProjectorOptions<TRecord>) {
    this.#options = options;
  }

  static create<TRecord>(
    options: ProjectorOptions<TRecord>,
  ): Projector<TRecord> {
    return new Projector(options);
  }

  /** Undefined for what is none of ours or cannot be read. */
  project(object: KubeObject): TRecord | undefined {
    const { kind, logger, project, onLeftOut } = this.#options;
    try {
      return project(object);
    } catch (error) {
      const name = objectName(object.metadata);
      this.#malformedSince.add(name);
      if (!this.#malformed.has(name)) {
        this.#malformed.add(name);
        logger.warn(`Leaving out ${kind.kind} ${name}`, toError(error));
        onLeftOut?.();
      }
      return undefined;
    }
  }

  /** A list brought items that are no objects at all. */
  leaveOutNameless(count: number): void {
    if (!this.#saidNameless) {
      const { kind, logger } = this.#options;
      logger.warn(
        `Leaving out ${count} items of ${kind.plural} without a name`,
      );
    }
    this.#saidNameless = true;
  }

  /** The object is gone: a new one of its name is logged anew. */
  forget(metadata: KubeObject['metadata']): void {
    const name = objectName(metadata);
    this.#malformed.delete(name);
    this.#malformedSince.delete(name);
  }

  /** All that is there has been projected: what was not among it is gone. */
  listed(): void {
    this.#malformed = this.#malformedSince;
    this.#malformedSince = new Set();
  }
}

function objectName({ namespace, name }: KubeObject['metadata']): string {
  return namespace ? `${namespace}/${name}` : name;
}
