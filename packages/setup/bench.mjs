import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { benchBackend } from './benchBackend.mjs';
import { benchBundle } from './benchBundle.mjs';
import { benchGitops } from './benchGitops.mjs';
import { benchPage, PAGE_MEASURES } from './benchPage.mjs';
import { ownProcesses } from './ownProcesses.mjs';
import { endGroup } from './portalRun.mjs';
import { PORTS, requireFreePorts } from './ports.mjs';
import { ROOT } from './project.mjs';
import { runCommand, say } from './say.mjs';
import { SetupError } from './SetupError.mjs';

const REST_SECONDS = 60;

/**
 * `npm run bench`: how long the first and the second `npm start` of a fresh clone take until the portal
 * answers, with empty caches the first time, what the whole portal holds in memory at rest, and what the
 * commands of `kuberay-gitops` cost; then what the backend costs its clusters and how fast it is. `npm run bench -- gitops`
 * and `npm run bench -- backend [scale] [freshness] [requests]`: these alone, of this checkout. `npm run bench -- page` and
 * `npm run bench -- fleet`: the same for what a person sees in the browser.
 * `npm run bench -- bundle`: what card, tab and fleet page add to what a browser loads.
 *
 * Linux only: memory is read from `/proc`.
 */
await runCommand(async () => {
  if (process.argv[2] === 'gitops') {
    sayMachine();
    await benchGitops(ROOT);
    return 0;
  }
  if (process.argv[2] === 'bundle') {
    return benchBundle();
  }
  if (process.argv[2] === 'backend') {
    return benchBackend(process.argv.slice(3));
  }
  if (PAGE_MEASURES.includes(process.argv[2])) {
    return benchPage(process.argv.slice(2));
  }
  if (process.argv[2] !== undefined) {
    throw new SetupError(
      `No benchmark is called ${
        process.argv[2]
      }; there are gitops, bundle, backend, ${PAGE_MEASURES.join(', ')}.`,
    );
  }
  if (process.platform !== 'linux') {
    throw new SetupError('The benchmark reads /proc, so it needs Linux.');
  }
  await requireFreePorts(PORTS.map(({ fallback }) => fallback));
  const work = await mkdtemp(join(tmpdir(), 'kuberay-bench-'));
  const clone = join(work, 'clone');
  try {
    spawnSync('git', ['clone', '--quiet', ROOT, clone], { stdio: 'inherit' });
    const environment = {
      ...process.env,
      YARN_GLOBAL_FOLDER: join(work, 'yarn'),
      npm_config_cache: join(work, 'npm'),
    };
    const first = await portalStart({ clone, environment });
    await endGroup(first.group);
    const second = await portalStart({ clone, environment });
    say(`Letting it rest for ${REST_SECONDS} s …`);
    await wait(REST_SECONDS * 1000);
    const memory = memoryOf(clone);
    await endGroup(second.group);
    report({ first, second, memory });
    await benchGitops(clone);
    return (
      (await benchBackend([])) ||
      (await benchPage(PAGE_MEASURES)) ||
      (await benchBundle())
    );
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 10 });
  }
});

/** Starts the portal of a clone in a group of its own; resolves when it says that it is ready. */
function portalStart({ clone, environment }) {
  const start = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', data => {
      output += data;
      if (output.includes('The portal is ready')) {
        output = '';
        resolve({
          group: child.pid,
          seconds: (performance.now() - start) / 1000,
        });
      }
    });
    child.on('exit', code =>
      reject(new SetupError(`npm start ended with ${code}:\n${output}`)),
    );
  });
}

/** Proportional set size per process of a checkout, in MiB: shared pages are counted once. */
function memoryOf(checkout) {
  return ownProcesses(checkout).map(({ pid }) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .join(' ');
    return {
      command,
      mebibytes: Number(/^Pss:\s+(\d+) kB/m.exec(rollup)[1]) / 1024,
    };
  });
}

function report({ first, second, memory }) {
  const total = memory.reduce((sum, { mebibytes }) => sum + mebibytes, 0);
  sayMachine();
  say(`First npm start (empty caches): ${first.seconds.toFixed(1)} s`);
  say(`Second npm start: ${second.seconds.toFixed(1)} s`);
  say(`Portal at rest: ${Math.round(total)} MiB`);
  for (const { command, mebibytes } of memory.sort(
    (a, b) => b.mebibytes - a.mebibytes,
  )) {
    say(
      `  ${String(Math.round(mebibytes)).padStart(5)} MiB  ${command.slice(
        0,
        110,
      )}`,
    );
  }
}

function sayMachine() {
  say(
    `Machine: ${cpus().length} cores, ${Math.round(
      totalmem() / 2 ** 30,
    )} GiB, ${cpus()[0].model}, Node.js ${process.versions.node}`,
  );
}
