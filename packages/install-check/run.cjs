const { resolve } = require('node:path');
const bundleSources = require('setup/bundleSources.cjs');

/** Builds the check and runs it with the arguments given; `checkInstall.mjs` says by the environment where things are. */
bundleSources({
  name: 'kuberay-install-check',
  folder: __dirname,
  entryPoints: { main: 'src/main.ts' },
}).then(({ main }) => {
  process.env.INSTALL_CHECK_CHECKOUT = resolve(__dirname, '../..');
  require(main);
});
