import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNetworkTrouble, NETWORK_REMEDY } from './networkTrouble.mjs';
import { ROOT, TOOLCHAIN, YARN } from './project.mjs';
import { projectEnvironment } from './projectEnvironment.mjs';
import { runTool } from './runTool.mjs';
import { say, secondsSince } from './say.mjs';
import { SetupError } from './SetupError.mjs';

const MODULES = join(ROOT, 'node_modules');
// Outside of node_modules, which yarn sweeps. Yarn writes its own state last, so without it nothing is complete.
const YARN_STATE = join(MODULES, '.yarn-state.yml');
const COMPLETE = join(TOOLCHAIN, 'dependencies-complete');
const UNFINISHED = join(TOOLCHAIN, 'dependencies-unfinished');

/**
 * Installs the locked dependencies unless they are there already.
 *
 * An install that was interrupted leaves its mark, and the next one starts from an empty
 * `node_modules`: half-written packages are never believed. Yarn's own cache makes that cheap.
 *
 * @param options `node`: path of Node.js 22 or 24; `noteWorker` is told yarn's process number
 * @throws SetupError without network, or with the end of yarn's output
 */
export async function ensureDependencies({ node, noteWorker }) {
  const wanted = await fingerprint();
  const installed = await readFile(COMPLETE, 'utf8').catch(() => '');
  if (installed === wanted && existsSync(YARN_STATE)) {
    return;
  }
  const start = performance.now();
  if (existsSync(UNFINISHED)) {
    say('The last install was interrupted: starting again from nothing …');
    await rm(MODULES, { recursive: true, force: true });
  }
  await rm(COMPLETE, { force: true });
  await writeFile(UNFINISHED, '');
  say(
    'Installing the locked dependencies (one to three minutes the first time) …',
  );
  await yarnInstall({ node, noteWorker, start });
  await writeFile(COMPLETE, wanted);
  await rm(UNFINISHED, { force: true });
  say(`Dependencies are in place (${secondsSince(start)}).`);
}

/** Changes whenever the lockfile or a workspace's package.json does. */
async function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [
    'yarn.lock',
    'package.json',
    ...(await packageFiles('packages')),
    ...(await packageFiles('plugins')),
  ]) {
    hash.update(file).update(await readFile(join(ROOT, file)));
  }
  return hash.digest('hex');
}

async function packageFiles(folder) {
  const names = await readdir(join(ROOT, folder));
  return names
    .sort()
    .map(name => `${folder}/${name}/package.json`)
    .filter(file => existsSync(join(ROOT, file)));
}

async function yarnInstall({ node, noteWorker, start }) {
  let step = 'start';
  const heartbeat = setInterval(
    () => say(`  still at the ${step} (${secondsSince(start)})`),
    15_000,
  );
  const { code, output } = await runTool({
    command: node,
    args: [YARN, 'install', '--immutable'],
    cwd: ROOT,
    env: { ...projectEnvironment(node), FORCE_COLOR: '0' },
    onStart: noteWorker,
    onLine: line => {
      const begun = /┌ (.+)$/.exec(line);
      if (begun) {
        step = begun[1].toLowerCase();
        say(`  ${step} …`);
      }
    },
  });
  clearInterval(heartbeat);
  if (code !== 0) {
    if (step !== 'link step') {
      // Nothing was written yet, so the next run need not begin from nothing.
      await rm(UNFINISHED, { force: true });
    }
    throw new SetupError(
      isNetworkTrouble(output)
        ? NETWORK_REMEDY
        : `yarn install failed:\n${output.split('\n').slice(-25).join('\n')}`,
    );
  }
}
