import type { Clock } from '../clock';
import type { Reply } from '../http/Reply';
import type { Fault } from './Fault';

/** A reply that the faults of a rule can slow down, hold back, break or spoil, also while it is open. */
export class FaultyReply implements Reply {
  readonly #reply: Reply;
  readonly #clock: Clock;
  readonly #errorLine: string;
  readonly #faults = new Map<string, Fault>();
  /** What a hang holds back. */
  #held: Array<() => void> = [];
  #sentBytes = 0;
  #isBroken = false;
  #slowUntil: Promise<void> | undefined;

  constructor(options: {
    reply: Reply;
    clock: Clock;
    /** What the API writes into a stream that fails, without the line end. */
    errorLine: string;
  }) {
    this.#reply = options.reply;
    this.#clock = options.clock;
    this.#errorLine = options.errorLine;
  }

  get closed(): AbortSignal {
    return this.#reply.closed;
  }

  get isStarted(): boolean {
    return this.#reply.isStarted;
  }

  get bufferedBytes(): number {
    return this.#reply.bufferedBytes;
  }

  addFault(id: string, fault: Fault): void {
    this.#faults.set(id, fault);
    if ((fault.type === 'cut' && this.isStarted) || fault.type === 'down') {
      this.destroy();
    }
  }

  removeFault(id: string): void {
    this.#faults.delete(id);
    if (!this.#find('hang')) {
      const held = this.#held;
      this.#held = [];
      held.forEach(send => send());
    }
  }

  start(options: { status: number; headers: Record<string, string> }): void {
    this.#pass(() => {
      this.#reply.start(this.#withoutFalseLength(options));
      const cut = this.#find('cut');
      if (cut?.type === 'cut' && cut.afterBytes === 0) {
        this.#breakAfter(Buffer.alloc(0));
      }
    });
  }

  write(chunk: string | Buffer): boolean {
    let isWritable = true;
    this.#pass(() => {
      isWritable = this.#send(chunk);
    });
    const slow = this.#find('slow-list');
    if (slow?.type !== 'slow-list') {
      return isWritable;
    }
    this.#slowUntil = new Promise(resolve => {
      this.#clock.schedule(resolve, slow.delayMs);
    });
    return false;
  }

  async drained(): Promise<void> {
    await this.#slowUntil;
    await this.#reply.drained();
  }

  end(chunk?: string | Buffer): void {
    this.#pass(() => {
      if (chunk !== undefined) {
        this.#send(chunk);
      }
      if (this.#isBroken) {
        return;
      }
      if (this.#find('cut')) {
        this.#breakAfter(Buffer.alloc(0));
      } else {
        this.#reply.end();
      }
    });
  }

  destroy(): void {
    this.#reply.destroy();
  }

  #pass(send: () => void): void {
    if (this.#find('hang')) {
      this.#held.push(send);
    } else {
      send();
    }
  }

  #send(chunk: string | Buffer): boolean {
    if (this.#isBroken) {
      return true;
    }
    const cut = this.#find('cut');
    const bytes = Buffer.from(chunk);
    if (
      cut?.type === 'cut' &&
      this.#sentBytes + bytes.length > cut.afterBytes
    ) {
      this.#breakAfter(bytes.subarray(0, cut.afterBytes - this.#sentBytes));
      return true;
    }
    this.#sentBytes += bytes.length;
    if (this.#find('stream-error')) {
      this.#isBroken = true;
      this.#reply.end(`${this.#errorLine}\n`);
      return true;
    }
    if (this.#find('half-line')) {
      this.#isBroken = true;
      this.#reply.end(halfOf(bytes));
      return true;
    }
    return this.#reply.write(this.#spoilOnce(bytes));
  }

  /** The receiver really gets the beginning: a destroyed socket would throw away what is still buffered. */
  #breakAfter(bytes: Buffer): void {
    this.#isBroken = true;
    this.#reply.write(bytes);
    void this.#reply.drained().then(() => {
      // One turn, so that the socket is handed the bytes before it is closed.
      setImmediate(() => this.#reply.destroy());
    });
  }

  /** The first half of a line and a line end: never JSON. */
  #spoilOnce(bytes: Buffer): Buffer {
    for (const [id, fault] of this.#faults) {
      if (fault.type === 'malformed-line') {
        this.#faults.delete(id);
        return Buffer.concat([halfOf(bytes), Buffer.from('\n')]);
      }
    }
    return bytes;
  }

  /** An answer that is shortened must not promise its full length, or the receiver waits for the rest. */
  #withoutFalseLength(options: {
    status: number;
    headers: Record<string, string>;
  }): typeof options {
    const isShortened =
      this.#find('half-line') ??
      this.#find('malformed-line') ??
      this.#find('stream-error');
    if (!isShortened) {
      return options;
    }
    const headers = { ...options.headers };
    delete headers['content-length'];
    return { ...options, headers };
  }

  #find(type: Fault['type']): Fault | undefined {
    return [...this.#faults.values()].find(fault => fault.type === type);
  }
}

function halfOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.ceil(bytes.length / 2));
}
