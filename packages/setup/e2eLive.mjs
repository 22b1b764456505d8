import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
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
  // The check has to remove what it made; this process waits for that.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {});
  }
  const passed = await runStep({
    title: 'Live check',
    node,
    args: [join(ROOT, 'e2e/live/run.cjs'), '--json', report, ...args],
    // Where the files of its flags are.
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  if (args.includes('--help')) {
    return passed ? 0 : 1;
  }
  const counts = await readCounts(report);
  await writeFile(join(RESULTS_FOLDER, 'live.json'), JSON.stringify(counts));
  // eslint-disable-next-line no-console -- this line is the result
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return passed ? 0 : 1;
});

/** The last `--json` counts. */
function reportOf(args) {
  const values = args.flatMap((arg, index) =>
    arg === '--json'
      ? [args[index + 1] ?? '']
      : arg.startsWith('--json=')
      ? [arg.slice('--json='.length)]
      : [],
  );
  const last = values.at(-1);
  return last && resolve(process.env.INIT_CWD ?? process.cwd(), last);
}

/** A check that could not begin has no report. */
async function readCounts(report) {
  try {
    return JSON.parse(await readFile(report, 'utf8')).counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
}
