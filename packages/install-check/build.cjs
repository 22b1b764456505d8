const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');

const OUT = join(__dirname, '../../node_modules/.cache/kuberay-install-check');

/** Ours is bundled, everything installed stays where it is. */
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

/** Builds the check from the sources of this checkout; answers where it is. */
module.exports = async function buildCheck() {
  mkdirSync(OUT, { recursive: true });
  const outfile = join(OUT, 'main.cjs');
  await build({
    absWorkingDir: __dirname,
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'linked',
    plugins: [externalPackages],
    logLevel: 'warning',
  });
  return outfile;
};
