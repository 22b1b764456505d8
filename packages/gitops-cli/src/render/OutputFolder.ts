import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import { fileErrorCode, fileProblem } from '../fileProblem';
import { printable } from '../printable';

/** The folder that files are written below, and never outside of. */
export class OutputFolder {
  private constructor(
    /** Absolute. */
    readonly path: string,
  ) {}

  static at(path: string): OutputFolder {
    return new OutputFolder(resolve(path));
  }

  /**
   * Content of the files that exist among these.
   *
   * @throws CliError for a path outside of the folder, and where a folder or a symbolic link stands in its place.
   */
  async read(paths: readonly string[]): Promise<Map<string, string>> {
    await this.refuseFile();
    const contents = new Map<string, string>();
    for (const path of paths) {
      const content = await this.readOne(path);
      if (content !== undefined) {
        contents.set(path, content);
      }
    }
    return contents;
  }

  /** Where a file of this folder stands. */
  resolve(path: string): string {
    const file = resolve(this.path, path);
    const inside = relative(this.path, file);
    if (inside === '' || inside.split(sep)[0] === '..') {
      throw this.refusal(path, `lies outside of ${this.path}`);
    }
    return file;
  }

  /** The folder may not be there yet, but nothing else may stand in its place. */
  private async refuseFile(): Promise<void> {
    try {
      if (!(await stat(this.path)).isDirectory()) {
        throw this.refusal(this.path, 'is a file, not a folder');
      }
    } catch (error) {
      if (fileErrorCode(error) !== 'ENOENT') {
        throw error instanceof CliError
          ? error
          : this.refusal(this.path, fileProblem(error));
      }
    }
  }

  private async readOne(path: string): Promise<string | undefined> {
    const file = this.resolve(path);
    try {
      await this.refuseDetour(path, dirname(file));
      const present = await lstatOrNothing(file);
      if (present && !present.isFile()) {
        throw this.refusal(
          path,
          present.isDirectory()
            ? 'is a folder, not a file'
            : 'is no plain file; remove what stands there',
        );
      }
      return present && (await readFile(file, 'utf8'));
    } catch (error) {
      throw error instanceof CliError
        ? error
        : this.refusal(path, fileProblem(error));
    }
  }

  /** Refuses a folder on the way to the file that is a symbolic link to somewhere else. */
  private async refuseDetour(path: string, folder: string): Promise<void> {
    if (!(await lstatOrNothing(folder))) {
      if (folder !== this.path) {
        await this.refuseDetour(path, dirname(folder));
      }
      return;
    }
    const real = await realpath(folder);
    const top = await realpath(this.path);
    if (real !== top && !real.startsWith(join(top, sep))) {
      throw this.refusal(path, `leads out of ${this.path} by a symbolic link`);
    }
  }

  private refusal(path: string, problem: string): CliError {
    return new CliError(
      EXIT_CODES.unreadable,
      `${printable(path)} ${printable(problem)}; nothing was written`,
    );
  }
}

async function lstatOrNothing(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
