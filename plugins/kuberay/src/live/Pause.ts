/** A pause that can be ended early. */
export class Pause {
  #end: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor() {}

  static create(): Pause {
    return new Pause();
  }

  /** Resolves after `milliseconds`, when it is ended, or when the signal aborts. One wait at a time. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const end = () => {
        clearTimeout(this.#timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      this.#timer = setTimeout(end, milliseconds);
      this.#end = end;
      signal.addEventListener('abort', end);
      if (signal.aborted) {
        end();
      }
    });
  }

  /** Does nothing while nobody waits. */
  end(): void {
    this.#end?.();
  }
}
