import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
import { runCommand, say } from './say.mjs';
import { addCounts, countsFrom, jestCounts, tapCounts } from './testCounts.mjs';

const BACKSTAGE_CLI = join(
  ROOT,
  'node_modules/@backstage/cli/bin/backstage-cli',
);

/**
 * `npm test`: set-up, then types, lint, format, unit and integration tests, once.
 *
 * `yarn test [arguments]` is Backstage's own `repo test`, with its watch mode and filters.
 */
await runCommand(async () => {
  const node = await prepare();
  const args = process.argv.slice(2);
  const byYarn = (process.env.npm_config_user_agent ?? '').startsWith('yarn');
  if (byYarn || args.length > 0) {
    const passed = await runStep({
      title: 'Tests',
      node,
      args: [BACKSTAGE_CLI, 'repo', 'test', ...args],
      interactive: true,
    });
    return passed ? 0 : 1;
  }
  return (await checkEverything(node)) ? 0 : 1;
});

async function checkEverything(node) {
  await rm(RESULTS_FOLDER, { recursive: true, force: true });
  await mkdir(RESULTS_FOLDER, { recursive: true });
  const jest = join(RESULTS_FOLDER, 'jest.json');
  const setup = join(RESULTS_FOLDER, 'setup.tap');
  const bin = name => join(ROOT, 'node_modules', name);

  const checks = [
    { title: 'Types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
    {
      title: 'Lint',
      args: [BACKSTAGE_CLI, 'repo', 'lint', '--max-warnings=0'],
    },
    {
      title: 'Format',
      args: [
        bin('prettier/bin-prettier.js'),
        '--check',
        '--loglevel=warn',
        '.',
      ],
    },
  ];
  const tests = [
    {
      title: 'Tests of the set-up',
      args: [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${setup}`,
        join(ROOT, 'packages/setup/**/*.test.mjs'),
      ],
    },
    {
      title: 'Unit and integration tests',
      args: [
        BACKSTAGE_CLI,
        'repo',
        'test',
        '--watchAll=false',
        '--json',
        `--outputFile=${jest}`,
      ],
    },
  ];

  const results = [];
  for (const step of [...checks, ...tests]) {
    results.push(await runStep({ ...step, node }));
  }
  const counts = addCounts([
    ...checks.map((_, i) => ({
      passed: Number(results[i]),
      failed: Number(!results[i]),
    })),
    await countsFrom(setup, tapCounts),
    await countsFrom(jest, text => jestCounts(JSON.parse(text))),
  ]);
  await writeFile(join(RESULTS_FOLDER, 'counts.json'), JSON.stringify(counts));
  say(`${counts.passed} passed, ${counts.failed} failed`);
  return results.every(Boolean);
}
