import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readSnippets, type Snippet } from '../snippets';

/** Top of the repository. */
// This package is never built: it reads the checkout that it is part of.
// eslint-disable-next-line no-restricted-syntax
export const ROOT = resolve(__dirname, '../../../..');

/** A page that users or contributors read. */
export interface Page {
  /** From the top of the repository. */
  file: string;
  markdown: string;
  snippets: Snippet[];
}

/** Folders that hold no pages of ours: what is fetched, made or recorded, and what a template writes for somebody else. */
const NO_PAGES = [
  /^\./,
  /^(node_modules|dist|dist-types|coverage|__fixtures__|skeleton|seed)$/,
];

/** What api-reports writes of our exports and commands. */
const REPORT = /^(?:.*\.api|cli-report.*)\.md$/;

/** Every page of the repository in the order of their paths; not the API reports, which a tool of their own holds. */
export function readPages(root = ROOT): Page[] {
  return pagesBelow(root, root);
}

function pagesBelow(root: string, folder: string): Page[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry): Page[] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return NO_PAGES.some(pattern => pattern.test(entry.name))
          ? []
          : pagesBelow(root, path);
      }
      if (!entry.name.endsWith('.md') || REPORT.test(entry.name)) {
        return [];
      }
      const file = relative(root, path);
      const markdown = readFileSync(path, 'utf8');
      return [{ file, markdown, snippets: readSnippets(markdown, file) }];
    });
}
