const { resolve } = require('node:path');
const buildBench = require('./build.cjs');

/** Builds the benchmark from the sources of this checkout and runs it with the arguments given. */
buildBench().then(({ main, backend, portal }) => {
  process.env.BENCH_BACKEND = backend;
  process.env.BENCH_PORTAL = portal;
  process.env.BENCH_CHECKOUT = resolve(__dirname, '../..');
  require(main);
});
