import type { LineColumn } from '../facts/lineColumn';
import { lineColumnsOf } from '../facts/lineColumn';
import type { FoundFile } from '../facts/readValuesLayers';
import type { CheckedFile, LocatedFinding } from './CheckReport';

/** The files of a check and those that their values lie in, without byte order marks. */
export class Texts {
  private readonly texts = new Map<string, string>();
  private readonly positions = new Map<
    string,
    (offset: number) => LineColumn
  >();
  private readonly missing = new Set<string>();

  constructor(
    files: readonly CheckedFile[],
    private readonly readFile: (path: string) => string | undefined = () =>
      undefined,
  ) {
    for (const { content, path } of files) {
      this.texts.set(path, withoutMark(content));
    }
  }

  /** A file of the check, else one that can be read beside it. */
  find(path: string): FoundFile | undefined {
    const known = this.texts.get(path);
    if (known !== undefined) {
      return { path, content: known };
    }
    const read = this.missing.has(path) ? undefined : this.readFile(path);
    if (read === undefined) {
      this.missing.add(path);
      return undefined;
    }
    const content = withoutMark(read);
    this.texts.set(path, content);
    return { path, content };
  }

  /** Of a file that was found before; empty for any other. */
  textOf(path: string): string {
    return this.texts.get(path) ?? '';
  }

  positionAt(path: string, offset: number): LineColumn {
    const known = this.positions.get(path) ?? lineColumnsOf(this.textOf(path));
    this.positions.set(path, known);
    return known(offset);
  }

  /** By file as the files were given, then by line and column. */
  inOrder(findings: readonly LocatedFinding[]): LocatedFinding[] {
    const order = new Map(
      [...this.texts.keys()].map((path, index) => [path, index]),
    );
    return [...findings].sort(
      (left, right) =>
        (order.get(left.file) ?? 0) - (order.get(right.file) ?? 0) ||
        left.line - right.line ||
        left.column - right.column,
    );
  }
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
