#!/usr/bin/env node
const bundleSources = require('setup/bundleSources.cjs');

/** Builds the development cluster from the sources of this checkout and starts it with the arguments given. */
bundleSources({
  name: 'kuberay-dev-cluster',
  folder: __dirname,
  entryPoints: { main: 'src/command/main.ts' },
}).then(({ main }) => require(main));
