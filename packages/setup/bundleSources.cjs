const { mkdirSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { build } = require('esbuild');

const CACHE = resolve(__dirname, '../../node_modules/.cache');

/** Ours is bundled, as a published package would be built; everything installed stays where it is. */
const externalPackages = {
  name: 'external-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      path.startsWith('backstage-plugin-') ||
      path === 'dev-cluster' ||
      path === 'documentation' ||
      kind === 'entry-point'
        ? undefined
        : { path, external: true },
    );
  },
};

/**
 * Builds programs from the sources of this checkout.
 *
 * @param name of the folder that they are built into
 * @param folder which the entry points are relative to
 * @param entryPoints source files by the name of their program
 * @returns files of the programs, by name
 */
module.exports = async function bundleSources({ name, folder, entryPoints }) {
  const out = join(CACHE, name);
  mkdirSync(out, { recursive: true });
  await build({
    absWorkingDir: folder,
    entryPoints,
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'linked',
    plugins: [externalPackages],
    logLevel: 'warning',
  });
  return Object.fromEntries(
    Object.keys(entryPoints).map(entry => [entry, join(out, `${entry}.cjs`)]),
  );
};
