import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { create } from 'tar';
import { leavingImports } from './leavingImports.mjs';
import { readTarball } from './readTarball.mjs';
import { typeComplaints } from './typeComplaints.mjs';

describe('an unpacked package', () => {
  let unpacked;
  beforeEach(async () => {
    // Where the folder for temporary files is a link, the compiler would tell the other name.
    unpacked = await mkdtemp(join(await realpath(tmpdir()), 'unpacked-'));
  });
  afterEach(() => rm(unpacked, { recursive: true, force: true }));

  /** Writes the package `ray`. */
  async function write(contents) {
    const folder = join(unpacked, 'node_modules/ray');
    for (const [path, content] of Object.entries(contents)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return folder;
  }

  it('tells the imports that leave it, of code and of types', async () => {
    const contents = {
      'dist/index.esm.js': `import { zod } from 'zod/v4'; import './own.esm.js'; export const lazy = () => import('react'); zod();`,
      'dist/own.esm.js': `export const own = 1;`,
      'dist/index.d.ts': `import * as utils from '@rjsf/utils'; export declare const x: import("luxon").DateTime; export * from './own';`,
    };
    const folder = await write(contents);
    assert.deepEqual(
      await leavingImports(folder, new Map(Object.entries(contents))),
      [
        { file: 'dist/index.esm.js', specifier: 'zod/v4' },
        { file: 'dist/index.esm.js', specifier: 'react' },
        { file: 'dist/index.d.ts', specifier: '@rjsf/utils' },
        { file: 'dist/index.d.ts', specifier: 'luxon' },
      ],
    );
  });

  it('whose code imports a file that was not packed is refused', async () => {
    const contents = { 'dist/index.esm.js': `import './gone.esm.js';` };
    const folder = await write(contents);
    await assert.rejects(
      leavingImports(folder, new Map(Object.entries(contents))),
      /Could not resolve ".\/gone.esm.js"/,
    );
  });

  it('has whole types by both ways of resolution', async () => {
    await write({
      'package.json': JSON.stringify({
        name: 'ray',
        types: 'dist/index.d.ts',
        exports: {
          '.': { types: './dist/index.d.ts' },
          './legacy': { types: './dist/legacy.d.ts' },
        },
        typesVersions: { '*': { legacy: ['dist/legacy.d.ts'] } },
      }),
      'dist/index.d.ts': 'export declare const card: string;',
      'dist/legacy.d.ts': 'export declare const card: string;',
    });
    assert.deepEqual(typeComplaints(unpacked, ['ray', 'ray/legacy']), []);
  });

  it('whose types lead nowhere is complained about, by the way that shows it', async () => {
    await write({
      'package.json': JSON.stringify({
        name: 'ray',
        types: 'dist/index.d.ts',
        exports: {
          '.': { types: './dist/index.d.ts' },
          './legacy': { types: './dist/legacy.d.ts' },
        },
      }),
      'dist/index.d.ts': `export declare const at: import('not-there').Time;`,
      'dist/legacy.d.ts': 'export declare const card: string;',
    });
    const complaints = typeComplaints(unpacked, ['ray', 'ray/legacy']);
    assert.deepEqual(
      complaints.map(complaint =>
        complaint.replace(/'not-there' or.*$/, "'not-there'"),
      ),
      [
        `with moduleResolution bundler: ray/dist/index.d.ts: Cannot find module 'not-there'`,
        `with moduleResolution node10: ray/dist/index.d.ts: Cannot find module 'not-there'`,
        `with moduleResolution node10: whoever imports them all: Cannot find module 'ray/legacy' or its corresponding type declarations. There are types at '${unpacked}/node_modules/ray/dist/legacy.d.ts', but this result could not be resolved under your current 'moduleResolution' setting. Consider updating to 'node16', 'nodenext', or 'bundler'.`,
      ],
    );
  });

  it('comes out of its tarball as it went in', async () => {
    const folder = await write({
      'package.json': '{"name":"ray"}',
      'dist/index.js': 'module.exports = 1;',
    });
    const file = join(unpacked, 'ray.tgz');
    await create({ file, gzip: true, cwd: dirname(folder) }, ['ray']);
    const { files } = await readTarball(file);
    assert.deepEqual(
      [...files].map(([path, content]) => [path, content.toString()]).sort(),
      [
        ['dist/index.js', 'module.exports = 1;'],
        ['package.json', '{"name":"ray"}'],
      ],
    );
  });
});
