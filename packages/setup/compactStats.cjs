/**
 * Preloaded into `backstage-cli package build --stats`: writes of the bundler's stats only what `bundleChunks` reads.
 *
 * All of them are some hundred megabytes, and `bfj`, with which the CLI writes them, takes minutes for that, on a busy
 * machine a quarter of an hour.
 */
const { writeFile } = require('node:fs/promises');

const cli = require.resolve('@backstage/cli/package.json');
const bfj = require(require.resolve('bfj', {
  paths: [require.resolve('@backstage/cli-module-build', { paths: [cli] })],
}));

bfj.write = (path, { chunks }) =>
  writeFile(path, JSON.stringify({ chunks: chunks.map(compactChunk) }));

function compactChunk({ id, initial, files, origins = [], modules = [] }) {
  return {
    id,
    initial,
    files,
    origins: origins.map(({ moduleName, request }) => ({
      moduleName,
      request,
    })),
    modules: modules.map(compactModule),
  };
}

function compactModule({ name, size, modules }) {
  return {
    name,
    size,
    ...(modules && { modules: modules.map(compactModule) }),
  };
}
