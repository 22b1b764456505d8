const { buildSync } = require('esbuild');
const { join } = require('node:path');

/**
 * The whole command line as one script: it starts at once, and whoever runs it in CI installs one package.
 * Returns esbuild's result; nothing is written.
 */
module.exports = function bundle(options = {}) {
  return buildSync({
    absWorkingDir: __dirname,
    entryPoints: [join('src', 'main.ts')],
    outfile: join('dist', 'kuberay-gitops.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    ...options,
  });
};
