import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isNetworkTrouble, NETWORK_REMEDY } from './networkTrouble.mjs';
import { ROOT, YARN } from './project.mjs';
import { projectEnvironment } from './projectEnvironment.mjs';
import { say, secondsSince } from './say.mjs';
import { SetupError } from './SetupError.mjs';

const MODULES = join(ROOT, 'node_modules');
const COMPLETE = join(MODULES, '.setup-complete');
const UNFINISHED = join(MODULES, '.setup-unfinished');

/**
 * Installs the locked dependencies unless they are there already.
 *
 * An install that was interrupted leaves its mark, and the next one starts from an empty
 * `node_modules`: half-written packages are never believed. Yarn's own cache makes that cheap.
 *
 * @param node path of Node.js 22 or 24
 * @throws SetupError without network, or with the end of yarn's output
 */
export async function ensureDependencies(node) {
  const wanted = await fingerprint();
  if ((await readFile(COMPLETE, 'utf8').catch(() => '')) === wanted) {
    return;
  }
  const start = performance.now();
  if (existsSync(UNFINISHED)) {
    say('The last install was interrupted: starting again from nothing …');
    await rm(MODULES, { recursive: true, force: true });
  }
  await mkdir(MODULES, { recursive: true });
  await rm(COMPLETE, { force: true });
  await writeFile(UNFINISHED, '');
  say(
    'Installing the locked dependencies (one to three minutes the first time) …',
  );
  await yarnInstall(node, start);
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

function yarnInstall(node, start) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [YARN, 'install', '--immutable'], {
      cwd: ROOT,
      env: { ...projectEnvironment(node), FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    let step = 'starting';
    const read = line => {
      output.push(line);
      const begun = /┌ (.+)$/.exec(line);
      if (begun) {
        step = begun[1].toLowerCase();
        say(`  ${step} …`);
      }
    };
    createInterface({ input: child.stdout }).on('line', read);
    createInterface({ input: child.stderr }).on('line', read);
    const heartbeat = setInterval(
      () => say(`  still at the ${step} (${secondsSince(start)})`),
      15_000,
    );
    child.on('error', reject);
    child.on('close', code => {
      clearInterval(heartbeat);
      if (code === 0) {
        resolve();
        return;
      }
      const text = output.join('\n');
      reject(
        new SetupError(
          isNetworkTrouble(text)
            ? NETWORK_REMEDY
            : `yarn install failed:\n${output.slice(-25).join('\n')}`,
        ),
      );
    });
  });
}
