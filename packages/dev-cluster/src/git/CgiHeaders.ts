/** The head of a CGI answer, read as it comes: header lines, an empty line, then the body. */
export class CgiHeaders {
  status = 200;
  readonly headers: Record<string, string> = {};
  isComplete = false;
  #pending = Buffer.alloc(0);

  /** Takes the next piece of the answer; returns what of it already belongs to the body. */
  feed(chunk: Buffer): Buffer {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const head = /\r?\n\r?\n/.exec(this.#pending.toString('latin1'));
    if (!head) {
      return Buffer.alloc(0);
    }
    this.isComplete = true;
    for (const line of this.#pending
      .subarray(0, head.index)
      .toString('latin1')
      .split(/\r?\n/)) {
      this.#read(line);
    }
    return this.#pending.subarray(head.index + head[0].length);
  }

  #read(line: string): void {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'status') {
      this.status = Number.parseInt(value, 10);
    } else if (name !== '') {
      this.headers[name] = value;
    }
  }
}
