const { resolve } = require('node:path');
const buildCheck = require('./build.cjs');

/** Builds the check and runs it with the arguments given; `checkInstall.mjs` says by the environment where things are. */
buildCheck().then(main => {
  process.env.INSTALL_CHECK_CHECKOUT = resolve(__dirname, '../..');
  require(main);
});
