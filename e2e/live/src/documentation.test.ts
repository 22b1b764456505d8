import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parametersTable } from './parameters/parametersTable';

const PAGE = resolve(__dirname, '../../../docs/live-check.md');
const KIND = resolve(__dirname, '../kind.sh');

describe('docs/live-check.md', () => {
  it('lists the parameters as they are', () => {
    expect(readFileSync(PAGE, 'utf8')).toContain(`\n${parametersTable()}\n`);
  });
});

describe('kind.sh', () => {
  it('is a script that bash can read', () => {
    expect(execFileSync('bash', ['-n', KIND], { encoding: 'utf8' })).toBe('');
  });

  const linter = spawnSync('shellcheck', [KIND], { encoding: 'utf8' });
  const isInstalled = linter.error === undefined;
  const itWhereInstalled = isInstalled ? it : it.skip;

  itWhereInstalled(
    `has nothing that shellcheck would say of it${
      isInstalled ? '' : ' (skipped: shellcheck is not installed)'
    }`,
    () => {
      // eslint-disable-next-line jest/no-standalone-expect -- it is one of a test
      expect(linter.stdout).toBe('');
    },
  );
});
