const { resolve } = require('node:path');
const buildLive = require('./build.cjs');

/** Builds the live check from the sources of this checkout and runs it with the arguments given. */
buildLive().then(main => {
  process.env.LIVE_CHECKOUT = resolve(__dirname, '../..');
  require(main);
});
