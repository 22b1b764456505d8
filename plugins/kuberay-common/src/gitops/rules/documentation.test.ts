import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const CODE_IN_SOURCE = /code: '([a-z-]+)'/g;
/** Codes of values that cannot be read are a union. */
const CODE_IN_UNION = /\| '([a-z]+-[a-z-]+)'/g;
const ROW_IN_TABLE = /^\| (?:R[0-9]+|schema) +\| `([a-z-]+)`/gm;

function sourcesIn(folder: string): string {
  return readdirSync(resolve(__dirname, folder))
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => readFileSync(resolve(__dirname, folder, file), 'utf8'))
    .join('\n');
}

function codesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, code = '']) => code);
}

describe('docs/rules.md', () => {
  it('has a row for every code that a rule has, and for no other', () => {
    const table = readFileSync(
      resolve(__dirname, '../../../../../docs/rules.md'),
      'utf8',
    );
    const codes = [
      ...codesIn(sourcesIn('.') + sourcesIn('../check'), CODE_IN_SOURCE),
      ...codesIn(
        readFileSync(resolve(__dirname, '../facts/ValuesLayer.ts'), 'utf8'),
        CODE_IN_UNION,
      ),
    ];
    expect(codesIn(table, ROW_IN_TABLE).sort()).toEqual(
      [...new Set(codes)].sort(),
    );
  });
});
