import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { projectEnvironment } from './projectEnvironment.mjs';
import { runCommand } from './say.mjs';

/**
 * `npm run e2e:live -- --git-url URL`: walks a Ray cluster through its life on the cluster of KUBECONFIG, by the real
 * backend and actions; `npm run e2e:live -- --stand-in`: on the development cluster. docs/live-check.md explains.
 */
await runCommand(async () => {
  const node = await prepare();
  const args = process.argv.slice(2);
  await mkdir(RESULTS_FOLDER, { recursive: true });
  const report = reportOf(args) ?? join(RESULTS_FOLDER, 'live-report.json');
  await rm(report, { force: true });
  const code = await runCheck(node, ['--json', report, ...args]);
  if (args.includes('--help')) {
    return code;
  }
  const counts = await readCounts(report);
  await writeFile(
    join(RESULTS_FOLDER, 'live.json'),
    JSON.stringify(counts ?? { passed: 0, failed: 1 }),
  );
  if (!counts) {
    // eslint-disable-next-line no-console -- this line is the result; otherwise the check has printed it
    console.log('0 passed, 1 failed');
  }
  return code;
});

/** Ends with the check, which removes what it made before it ends; answers its exit code. */
function runCheck(node, args) {
  return new Promise((done, fail) => {
    const child = spawn(node, [join(ROOT, 'e2e/live/run.cjs'), ...args], {
      // Where the files of its flags are.
      cwd: callersFolder(),
      env: projectEnvironment(node),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    // A Ctrl-C reaches the check by itself.
    process.on('SIGINT', () => {});
    process.on('SIGHUP', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', fail);
    // None after a signal that it does not know.
    child.on('close', code => done(code ?? 1));
  });
}

/** Where npm was called. */
function callersFolder() {
  return process.env.INIT_CWD ?? process.cwd();
}

/** The file that `--json`, or its variable, names, if any. */
function reportOf(args) {
  const { values } = parseArgs({
    args,
    strict: false,
    options: { json: { type: 'string' } },
  });
  const file = values.json ?? process.env.KUBERAY_LIVE_JSON;
  return file && resolve(callersFolder(), file);
}

/** What the check counted; nothing of one that could not begin. */
async function readCounts(report) {
  try {
    return JSON.parse(await readFile(report, 'utf8')).counts;
  } catch {
    return undefined;
  }
}
