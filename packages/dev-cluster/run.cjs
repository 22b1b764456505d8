#!/usr/bin/env node
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');

const OUT = join(__dirname, '../../node_modules/.cache/kuberay-dev-cluster');

/** Ours is bundled, everything installed stays where it is. */
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

/** Builds the development cluster from the sources of this checkout and starts it with the arguments given. */
mkdirSync(OUT, { recursive: true });
build({
  absWorkingDir: __dirname,
  entryPoints: { main: 'src/command/main.ts' },
  outdir: OUT,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  plugins: [externalPackages],
  logLevel: 'warning',
}).then(() => require(join(OUT, 'main.cjs')));
