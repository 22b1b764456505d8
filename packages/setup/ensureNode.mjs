import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { isNetworkTrouble, NETWORK_REMEDY } from './networkTrouble.mjs';
import { isSupportedNode, nodePackageFor } from './nodePackages.mjs';
import { TOOLCHAIN } from './project.mjs';
import { runTool } from './runTool.mjs';
import { say, secondsSince } from './say.mjs';
import { SetupError } from './SetupError.mjs';

const UNFINISHED = 'unfinished-';

/**
 * Path of a Node.js 22 or 24: the running one, or one fetched into `.toolchain`.
 *
 * The download appears under its final name only when it is whole and has said its version, so an
 * interrupted one leaves nothing but a folder that the next run removes.
 *
 * @param noteWorker is told the process number of the npm that fetches
 * @throws SetupError without network, on an unsupported platform or when the download does not run
 */
export async function ensureNode(noteWorker) {
  if (isSupportedNode(process.version)) {
    return process.execPath;
  }
  const wanted = nodePackageFor({
    platform: process.platform,
    arch: process.arch,
    glibc: Boolean(process.report.getReport().header.glibcVersionRuntime),
  });
  const home = join(TOOLCHAIN, `node-${wanted.version}`);
  const node = join(home, 'bin/node');
  if (existsSync(node)) {
    return node;
  }
  const start = performance.now();
  say(
    `Node.js ${process.version} is here, the project needs 22 or 24: fetching ${wanted.version} (about 50 MB) …`,
  );
  await mkdir(TOOLCHAIN, { recursive: true });
  await removeUnfinished();
  const work = await mkdtemp(join(TOOLCHAIN, UNFINISHED));
  await fetchPackage({ wanted, folder: work, noteWorker });
  const fetched = join(work, 'node_modules', wanted.name);
  const answer = spawnSync(join(fetched, 'bin/node'), ['--version'], {
    encoding: 'utf8',
  });
  if (answer.stdout?.trim() !== `v${wanted.version}`) {
    throw new SetupError(
      `The fetched Node.js ${wanted.version} does not run here: ${
        answer.error?.message ?? answer.stderr.trim()
      }.\n[setup] Install Node.js 22 or 24 yourself and run the command again.`,
    );
  }
  await rename(fetched, home);
  await rm(work, { recursive: true, force: true });
  say(`Node.js ${wanted.version} is in place (${secondsSince(start)}).`);
  return node;
}

async function removeUnfinished() {
  for (const name of await readdir(TOOLCHAIN)) {
    if (name.startsWith(UNFINISHED)) {
      await rm(join(TOOLCHAIN, name), { recursive: true, force: true });
    }
  }
}

/** `npm ci` with a lockfile of our own: npm knows the registry and checks the pinned checksum. */
async function fetchPackage({ wanted, folder, noteWorker }) {
  const { name, version, integrity } = wanted;
  const dependencies = { [name]: version };
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies }),
  );
  await writeFile(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { dependencies },
        [`node_modules/${name}`]: { version, integrity },
      },
    }),
  );
  const npm = npmCommand();
  const { code, output } = await runTool({
    command: npm.command,
    args: [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    cwd: folder,
    env: npmEnvironment(),
    onStart: noteWorker,
  });
  if (code === 0) {
    return;
  }
  throw new SetupError(
    isNetworkTrouble(output)
      ? NETWORK_REMEDY
      : `npm could not fetch ${name}@${version}:\n${output.trim()}`,
  );
}

/** The npm that started us, else the one on the PATH. */
function npmCommand() {
  const running = process.env.npm_execpath ?? '';
  return /npm-cli\.[cm]?js$/.test(running)
    ? { command: process.execPath, args: [running] }
    : { command: 'npm', args: [] };
}

/** Without what an outer `npm start` says about our own package. */
function npmEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) =>
        !/^npm_(package|lifecycle|command|config_local_prefix)/.test(key),
    ),
  );
}
