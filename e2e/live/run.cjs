const { resolve } = require('node:path');
const bundleSources = require('setup/bundleSources.cjs');

/** Builds the live check from the sources of this checkout and runs it with the arguments given. */
bundleSources({
  name: 'kuberay-live',
  folder: __dirname,
  entryPoints: { main: 'src/main.ts' },
}).then(({ main }) => {
  process.env.LIVE_CHECKOUT = resolve(__dirname, '../..');
  require(main);
});
