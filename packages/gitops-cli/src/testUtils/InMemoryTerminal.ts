import type { Terminal } from '../Terminal';

/** A terminal that keeps what was said. */
export class InMemoryTerminal implements Terminal {
  output = '';
  errors = '';
  /** Both, as a screen shows them. */
  screen = '';

  constructor(
    readonly workingDirectory: string,
    private readonly input = '',
    readonly colour = false,
  ) {}

  write(text: string): void {
    this.output += text;
    this.screen += text;
  }

  writeError(text: string): void {
    this.errors += text;
    this.screen += text;
  }

  async readInput(): Promise<Buffer> {
    return Buffer.from(this.input);
  }
}
