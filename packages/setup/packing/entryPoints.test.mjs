import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryPoints } from './entryPoints.mjs';

describe('entry points', () => {
  it('of a backend are its main module, on Node.js', () => {
    assert.deepEqual(
      entryPoints({ name: 'ray-backend', main: './dist/index.cjs.js' }),
      [{ specifier: 'ray-backend', onNode: true }],
    );
  });

  it('of a frontend are its sub-paths, for a bundler', () => {
    assert.deepEqual(
      entryPoints({
        name: 'ray',
        exports: {
          '.': { default: './dist/index.esm.js' },
          './legacy': { default: './dist/legacy.esm.js' },
          './package.json': './package.json',
        },
      }),
      [
        { specifier: 'ray', onNode: false },
        { specifier: 'ray/legacy', onNode: false },
      ],
    );
  });

  it('of a command line are none', () => {
    assert.deepEqual(
      entryPoints({ name: 'ray-cli', backstage: { role: 'cli' } }),
      [],
    );
  });
});
