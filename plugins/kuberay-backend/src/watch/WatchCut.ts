/** A watch that was accepted has failed: it may be able to go on where it was. */
export class WatchCut extends Error {
  /** It went on after a failure, and failed again at once without having brought anything. */
  readonly inVain: boolean;

  constructor(cause: unknown, inVain: boolean) {
    super('The watch was cut', { cause });
    this.name = 'WatchCut';
    this.inVain = inVain;
  }
}

/** A streaming list has failed before all of it had come; the cause is what failed. */
export class StreamCut extends Error {
  /** Some of it had come. */
  readonly begun: boolean;

  constructor(cause: unknown, begun: boolean) {
    super('The streaming list was cut', { cause });
    this.name = 'StreamCut';
    this.begun = begun;
  }
}

/** What a request threw, without what a watch says of it. */
export function causeOf(thrown: unknown): unknown {
  return thrown instanceof WatchCut || thrown instanceof StreamCut
    ? thrown.cause
    : thrown;
}
