import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import { fileProblem } from '../fileProblem';
import { printable } from '../printable';
import type { Terminal } from '../Terminal';
import { decodeText } from './decodeText';

/** What stands for the standard input where a file can be named. */
export const STANDARD_INPUT = '-';

/** A text and the name under which messages speak of it. */
export interface NamedText {
  name: string;
  content: string;
}

/**
 * A file that was named on the command line; `-` is the standard input.
 *
 * @throws CliError for a file that cannot be read, or is no text.
 */
export async function readText(
  terminal: Terminal,
  path: string,
): Promise<NamedText> {
  const name = nameOf(path);
  const content = decodeText(await readBytes(terminal, path));
  if (content === undefined) {
    throw new CliError(
      EXIT_CODES.unreadable,
      `${printable(name)} is no text in UTF-8`,
    );
  }
  return { name, content };
}

function nameOf(path: string): string {
  return path === STANDARD_INPUT ? '<stdin>' : path;
}

async function readBytes(terminal: Terminal, path: string): Promise<Buffer> {
  try {
    return path === STANDARD_INPUT
      ? await terminal.readInput()
      : await readFile(resolve(terminal.workingDirectory, path));
  } catch (error) {
    throw new CliError(
      EXIT_CODES.unreadable,
      `${printable(nameOf(path))} ${fileProblem(error)}`,
    );
  }
}
