import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSnippets, snippetNamed } from 'documentation';

/** The text of a named block of a page below docs/. @throws Error that names the page's blocks when there is none */
export function documentedBlock(page: string, name: string): string {
  const path = resolve(__dirname, '../../../../../docs', page);
  const snippets = readSnippets(readFileSync(path, 'utf8'), `docs/${page}`);
  return snippetNamed(snippets, name).text;
}
