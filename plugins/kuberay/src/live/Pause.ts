/** A pause that can be ended early. */
export class Pause {
  #end: (() => void) | undefined;

  private constructor() {}

  static create(): Pause {
    return new Pause();
  }

  /** Resolves after `milliseconds`, when it is ended, or when the signal aborts. One wait at a time. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      timer = setTimeout(end, milliseconds);
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
