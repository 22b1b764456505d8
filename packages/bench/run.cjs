const { resolve } = require('node:path');
const bundleSources = require('setup/bundleSources.cjs');

/** Builds the benchmark, the backend that it measures and that of the whole portal, and runs it with the arguments given. */
bundleSources({
  name: 'kuberay-bench',
  folder: __dirname,
  entryPoints: {
    main: 'src/main.ts',
    backend: 'src/backend.ts',
    portal: '../backend/src/index.ts',
  },
}).then(({ main, backend, portal }) => {
  process.env.BENCH_BACKEND = backend;
  process.env.BENCH_PORTAL = portal;
  process.env.BENCH_CHECKOUT = resolve(__dirname, '../..');
  require(main);
});
