import type { ManifestFile } from '../RayStack';
import { EditRefusedError } from './EditRefusedError';
import type { EditedPart } from './yaml/editText';
import { editText } from './yaml/editText';
import { NotEditable } from './yaml/NotEditable';
import { TextLines } from './yaml/TextLines';
import type { YamlEdit } from './yaml/YamlEdit';

/** A part of one of the files. */
export interface FilePart extends EditedPart {
  file: string;
}

/** The files of a repository while they are being edited; what was given stays as it is. */
export class FileEdits {
  private readonly contents: Map<string, string>;

  constructor(private readonly files: readonly ManifestFile[]) {
    this.contents = new Map(files.map(({ path, content }) => [path, content]));
  }

  /** As it is by now; undefined for a file that is not there. */
  content(path: string): string | undefined {
    return this.contents.get(path);
  }

  /** @throws EditRefusedError naming file and line. */
  edit(part: FilePart, edit: YamlEdit): void {
    const content = this.contents.get(part.file) ?? '';
    this.contents.set(
      part.file,
      inFile(part.file, content, () => editText(content, part, edit)),
    );
  }

  /** The files that differ from what was given. */
  changed(): ManifestFile[] {
    return this.files.flatMap(({ path, content }) => {
      const now = this.contents.get(path);
      return now === undefined || now === content
        ? []
        : [{ path, content: now }];
    });
  }
}

/**
 * Gives the refusal of a text the name of its file, and a line.
 *
 * @throws EditRefusedError
 */
export function inFile<T>(file: string, content: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof NotEditable) {
      const { offset, reason, remedy } = error;
      const line = new TextLines(content).lineOf(offset) + 1;
      throw new EditRefusedError({ file, line, reason, remedy });
    }
    throw error;
  }
}
