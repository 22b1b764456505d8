import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  freshnessSchema,
  verdictMessages,
} from 'backstage-plugin-kuberay-common';
import { ROOT } from './pages/readPages';

const page = readFileSync(resolve(ROOT, 'docs/troubleshooting.md'), 'utf8');
const findings = readFileSync(resolve(ROOT, 'docs/findings.md'), 'utf8');

/** Every code of the table in docs/findings.md, which a test holds against the code. */
const codes = [...findings.matchAll(/^\| `([a-z-]+)`/gm)].map(
  ([, code]) => code,
);

/** The section below a heading, up to the next one. */
function section(heading: string): string {
  const [, rest = ''] = page.split(`\n${heading}\n`);
  return rest.split(/\n#{2,3} /)[0];
}

/** The codes in the first cells of a section's table. */
function codesOfTable(heading: string): string[] {
  return section(heading)
    .split('\n')
    .flatMap(row => /^\| (`[^|]*)\|/.exec(row)?.[1] ?? [])
    .flatMap(cell => [...cell.matchAll(/`([a-z-]+)`/g)])
    .map(([, code]) => code);
}

/** The codes of every reason why a source does not answer. */
const problems: string[] = freshnessSchema.options.flatMap(option =>
  'problem' in option.shape ? option.shape.problem.shape.code.options : [],
);

describe('docs/troubleshooting.md', () => {
  it('has a section for each finding, in the order of docs/findings.md, and for no other', () => {
    const sections = [...page.matchAll(/^### ([a-z-]+)$/gm)].map(
      ([, code]) => code,
    );
    expect(sections).toEqual(codes);
  });

  it.each(codes)(
    'says of %s what one sees, why, what to do and how to check',
    code => {
      const text = section(`### ${code}`);
      for (const part of ['**You see:** ', '**Why:** ', '**What to do:** ']) {
        expect(text).toContain(`\n${part}`);
      }
      expect(text).toMatch(/\n```sh\n(?:kubectl|argocd) /);
    },
  );

  it('explains every sentence of the card', () => {
    expect(codesOfTable('## The sentence').sort()).toEqual(
      Object.keys(verdictMessages).sort(),
    );
  });

  it('explains why a source does not answer', () => {
    expect(codesOfTable('## The data are old').sort()).toEqual(
      [...new Set(problems)].sort(),
    );
  });
});
