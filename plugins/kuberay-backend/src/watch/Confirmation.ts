import { classifyKubeError } from '../kube/classifyKubeError';
import type { KubeConnection } from '../kube/KubeConnection';
import type { KubeErrorCode } from '../kube/KubeError';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';

/** How long an accepted watch may look like one that hangs before somebody asks. */
const PATIENCE_MS = 2_000;

/** The cluster is there, and does not tell its version: a hardened one lets nobody read it. */
const HAS_ANSWERED: ReadonlySet<KubeErrorCode> = new Set([
  'forbidden',
  'not-found',
  'malformed',
]);

/**
 * Whether a watch that goes on where it was has been accepted.
 *
 * A server accepts at once, but the Kubernetes plugin's proxy passes that on only with the first event, which may be
 * a minute away. When nothing was heard for two seconds, a refusal would have come: if the cluster then tells its
 * version, it is there and the watch with it.
 */
export class Confirmation {
  readonly #connection: Pick<KubeConnection, 'version'>;
  readonly #onAccepted: () => void;
  readonly #ended = new AbortController();
  readonly #lost = new AbortController();
  #accepted = false;

  private constructor(
    connection: Pick<KubeConnection, 'version'>,
    onAccepted: () => void,
  ) {
    this.#connection = connection;
    this.#onAccepted = onAccepted;
  }

  static create(options: {
    connection: Pick<KubeConnection, 'version'>;
    onAccepted: () => void;
  }): Confirmation {
    return new Confirmation(options.connection, options.onAccepted);
  }

  get accepted(): boolean {
    return this.#accepted;
  }

  /** Aborted, with the error as its reason, when the cluster does not answer any more. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** The server has said so, or sends events. */
  accept(): void {
    if (!this.#accepted) {
      this.#accepted = true;
      this.#ended.abort();
      this.#onAccepted();
    }
  }

  /** Asks if need be; returns when that is decided or the watch has ended. */
  async await(): Promise<void> {
    const { signal } = this.#ended;
    await waitUnlessAborted(PATIENCE_MS, signal);
    if (signal.aborted) {
      return;
    }
    try {
      await this.#connection.version(signal);
      if (!signal.aborted) {
        this.accept();
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (HAS_ANSWERED.has(classifyKubeError(error).code)) {
        this.accept();
      } else {
        this.#lost.abort(error);
      }
    }
  }

  /** The watch has ended: nothing is to be decided any more. */
  end(): void {
    this.#ended.abort();
  }
}
