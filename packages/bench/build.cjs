const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');

const OUT = join(__dirname, '../../node_modules/.cache/kuberay-bench');

/** Ours is bundled, as a published package would be built; everything installed stays where it is. */
const externalPackages = {
  name: 'external-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      path.startsWith('backstage-plugin-') ||
      path === 'dev-cluster' ||
      kind === 'entry-point'
        ? undefined
        : { path, external: true },
    );
  },
};

/** Builds the benchmark, the backend that it measures, and that of the whole portal; answers where they are. */
module.exports = async function buildBench() {
  mkdirSync(OUT, { recursive: true });
  await build({
    absWorkingDir: __dirname,
    entryPoints: {
      main: 'src/main.ts',
      backend: 'src/backend.ts',
      portal: '../backend/src/index.ts',
    },
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
  return {
    main: join(OUT, 'main.cjs'),
    backend: join(OUT, 'backend.cjs'),
    portal: join(OUT, 'portal.cjs'),
  };
};
