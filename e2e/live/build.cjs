const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');

const OUT = join(__dirname, '../../node_modules/.cache/kuberay-live');

/** Ours is bundled, as a published package would be built; everything installed stays where it is. */
const externalPackages = {
  name: 'external-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      path.startsWith('backstage-plugin-') || kind === 'entry-point'
        ? undefined
        : { path, external: true },
    );
  },
};

/** Builds the check from the sources of this checkout; answers where it is. */
module.exports = async function buildLive() {
  mkdirSync(OUT, { recursive: true });
  await build({
    absWorkingDir: __dirname,
    entryPoints: { main: 'src/main.ts' },
    outdir: OUT,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'linked',
    plugins: [externalPackages],
    logLevel: 'warning',
  });
  return join(OUT, 'main.cjs');
};
