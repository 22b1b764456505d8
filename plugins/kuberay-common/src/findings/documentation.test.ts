import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const CODE_IN_SOURCE = /code: '([a-z-]+)',\s+severity: /g;
/** Where findings are made: here, and in the backend, which alone knows annotations. */
const FOLDERS = [
  __dirname,
  resolve(__dirname, 'application'),
  resolve(__dirname, '../../../kuberay-backend/src/view'),
];
const ROW_IN_TABLE = /^\| `([a-z-]+)`/gm;

function codesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, code]) => code);
}

describe('docs/findings.md', () => {
  it('has a row for every code that a finding has, and for no other', () => {
    const sources = FOLDERS.flatMap(folder =>
      readdirSync(folder)
        .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map(file => readFileSync(resolve(folder, file), 'utf8')),
    );
    const table = readFileSync(
      resolve(__dirname, '../../../../docs/findings.md'),
      'utf8',
    );

    expect(codesIn(table, ROW_IN_TABLE).sort()).toEqual(
      [...new Set(codesIn(sources.join('\n'), CODE_IN_SOURCE))].sort(),
    );
  });
});
