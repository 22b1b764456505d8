import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSnippets, snippetNamed } from 'documentation';

/** A documented `yarn add`: what a person runs in the root of their app. */
export interface DocumentedAdd {
  /** The workspace, such as `packages/app`. */
  workspace: string;
  packages: string[];
}

/** The named blocks of docs/install.md: what the check does is what the page says. */
export interface InstallPage {
  /** The text of a block, without its comments' lines. */
  lines(name: string): string;
  /** The `yarn add` of a block. @throws Error that quotes a line which is none */
  adds(name: string): DocumentedAdd[];
}

/** Reads the page of a checkout. */
export function readInstallPage(checkout: string): InstallPage {
  return installPage(readFileSync(join(checkout, 'docs/install.md'), 'utf8'));
}

/** The page from its text. */
export function installPage(markdown: string): InstallPage {
  const snippets = readSnippets(markdown, 'docs/install.md');
  const lines = (name: string) =>
    codeLines(snippetNamed(snippets, name).text)
      .map(line => `${line}\n`)
      .join('');
  return { lines, adds: name => codeLines(lines(name)).map(documentedAdd) };
}

/** Lines that a person has to write: no comments, no blank ones. */
export function codeLines(text: string): string[] {
  return text
    .split('\n')
    .filter(line => !/^\s*(\/\/.*|#.*|\{\/\*.*\*\/\})?\s*$/.test(line));
}

function documentedAdd(line: string): DocumentedAdd {
  const match = /^yarn --cwd (\S+) add (\S.*)$/.exec(line);
  if (!match) {
    throw new Error(
      `docs/install.md: “${line}” is no “yarn --cwd <workspace> add <packages>”`,
    );
  }
  return { workspace: match[1], packages: match[2].split(/\s+/) };
}
