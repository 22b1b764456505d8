/** The lines of a text; every offset belongs to one, that of its end to the last. */
export class TextLines {
  private readonly starts: number[] = [0];

  constructor(readonly text: string) {
    for (
      let at = text.indexOf('\n');
      at >= 0;
      at = text.indexOf('\n', at + 1)
    ) {
      this.starts.push(at + 1);
    }
  }

  get count(): number {
    return this.starts.length;
  }

  /** Counts from 0. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.start(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** Where the line ends, before its line end. */
  end(line: number): number {
    const next = this.starts[line + 1];
    if (next === undefined) {
      return this.text.length;
    }
    return this.text[next - 2] === '\r' ? next - 2 : next - 1;
  }

  /** Without its line end. */
  line(line: number): string {
    return this.text.slice(this.start(line), this.end(line));
  }

  column(offset: number): number {
    return offset - this.start(this.lineOf(offset));
  }

  /** What ends the lines of this text. */
  get lineEnd(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Spaces before the first character, or undefined for a blank line. */
  indentation(line: number): number | undefined {
    const at = this.line(line).search(/\S/);
    return at < 0 ? undefined : at;
  }

  isComment(line: number): boolean {
    return this.line(line).trimStart().startsWith('#');
  }
}
