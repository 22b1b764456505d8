const { createHash } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { basename, dirname, join, resolve } = require('node:path');

/**
 * Runs the command line of a checkout. The script is made anew when a source has changed since, and kept
 * beside the dependencies until then.
 */
const script = join(
  resolve(__dirname, '../../node_modules/.cache/kuberay-gitops'),
  `${stateOfSources()}.cjs`,
);
if (!existsSync(script)) {
  requireDependencies();
  const folder = dirname(script);
  mkdirSync(folder, { recursive: true });
  const [{ contents }] = require('./bundle.cjs')().outputFiles;
  // Another process may be doing the same: nobody gets to see half a script.
  const draft = `${script}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, script);
  for (const former of readdirSync(folder)) {
    if (!former.startsWith(basename(script))) {
      rmSync(join(folder, former), { force: true });
    }
  }
}
require(script).main();

/** The sources are there after `git clone` already, what builds them is not. */
function requireDependencies() {
  try {
    require.resolve('esbuild');
  } catch {
    console.error(
      `kuberay-gitops: the dependencies of this checkout are not installed yet. Run \`npm start\` or \`npm test\` once in ${resolve(
        __dirname,
        '../..',
      )}, which fetch them, or \`yarn install\`.`,
    );
    process.exit(2);
  }
}

/** Changes whenever a source, or what is installed, does. */
function stateOfSources() {
  const hash = createHash('sha256');
  for (const path of [
    resolve(__dirname, 'package.json'),
    resolve(__dirname, 'bundle.cjs'),
    resolve(__dirname, '../../yarn.lock'),
    ...sourcesBelow(resolve(__dirname, 'src')),
    ...sourcesBelow(resolve(__dirname, '../../plugins/kuberay-common/src')),
  ]) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

function sourcesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .filter(path => path.endsWith('.ts') || path.endsWith('.json'))
    .sort()
    .map(path => join(folder, path));
}
