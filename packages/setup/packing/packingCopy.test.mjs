import assert from 'node:assert/strict';
import {
  access,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { withPackingCopy } from './packingCopy.mjs';

const FILES = {
  'package.json': '{}',
  'yarn.lock': '',
  '.yarnrc.yml': '',
  '.yarn/releases/yarn.cjs': '',
  '.yarn/install-state.gz': '',
  'tsconfig.json': '{"include":["e2e"],"compilerOptions":{"outDir":"out"}}',
  'backstage.json': '{}',
  LICENSE: '',
  'node_modules/.bin/tsc': '',
  'node_modules/.yarn-state.yml': '',
  'node_modules/@backstage/cli/package.json': '{}',
  'plugins/ray/package.json': '{"name":"ray"}',
  'plugins/ray/src/index.ts': 'export {};',
  'plugins/ray/config.d.ts': 'export interface Config {}',
  'plugins/ray/dist/index.js': 'of an earlier build',
  'packages/app/package.json': '{"name":"app","private":true}',
  'e2e/live/package.json': '{"private":true}',
};

describe('the copy to pack in', () => {
  let root;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'packing-copy-'));
    for (const [path, content] of Object.entries(FILES)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    await symlink('../plugins/ray', join(root, 'node_modules/ray'));
  });
  after(() => rm(root, { recursive: true, force: true }));

  it('has the sources without what was built, and leads to its own workspaces', async () => {
    await withPackingCopy(root, async copy => {
      await writeFile(join(copy, 'plugins/ray/package.json'), 'rewritten');
      assert.deepEqual((await readdir(join(copy, 'plugins/ray'))).sort(), [
        'config.d.ts',
        'package.json',
        'src',
      ]);
      assert.equal(
        await readFile(join(copy, 'node_modules/ray/package.json'), 'utf8'),
        'rewritten',
      );
    });
    assert.equal(
      await readFile(join(root, 'plugins/ray/package.json'), 'utf8'),
      FILES['plugins/ray/package.json'],
    );
  });

  it('compiles the published packages alone, without their tests', async () => {
    await withPackingCopy(root, async copy => {
      assert.deepEqual(
        JSON.parse(await readFile(join(copy, 'tsconfig.json'), 'utf8')),
        {
          compilerOptions: { outDir: 'out' },
          include: ['plugins/ray/src', 'plugins/ray/config.d.ts'],
          exclude: ['node_modules', '**/*.test.ts', '**/*.test.tsx'],
        },
      );
    });
  });

  it('is gone afterwards, also when the work failed', async () => {
    let used;
    await assert.rejects(
      withPackingCopy(root, async copy => {
        used = copy;
        throw new Error('tsc failed');
      }),
      { message: 'tsc failed' },
    );
    await assert.rejects(access(used), { code: 'ENOENT' });
  });

  it('of a run that was killed is removed by the next', async () => {
    // No process has this number: it is above what Linux and macOS give.
    const orphan = join(root, '.cache/packing/99999999');
    await mkdir(orphan, { recursive: true });
    await withPackingCopy(root, async () => {});
    await assert.rejects(access(orphan), { code: 'ENOENT' });
  });
});
