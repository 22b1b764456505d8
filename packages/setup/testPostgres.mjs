import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkImage } from './checkImage.mjs';
import { startPostgres } from './postgresServer.mjs';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
import { runCommand, say } from './say.mjs';
import { addCounts, countsFrom, jestCounts } from './testCounts.mjs';

const BACKEND = join(ROOT, 'plugins/kuberay-backend');

/** Of test files: those that need PostgreSQL, or are run on it, too. */
const FILES = ['src/history/', 'src/replicas.test.ts'];

/**
 * `npm run test:postgres`: what needs a PostgreSQL, on one that is started for it and ended afterwards: the tests of
 * the history, and the portal as its Dockerfile builds it.
 * `npm run test:postgres -- HistoryRecorder`: some of the tests. `npm run test:postgres -- image`: the portal alone.
 */
await runCommand(async () => {
  const filters = process.argv.slice(2);
  const node = await prepare();
  const postgres = await startPostgres();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => postgres.stop().then(() => process.exit(1)));
  }
  try {
    say(`PostgreSQL ${postgres.version} listens at port ${postgres.port}`);
    await mkdir(RESULTS_FOLDER, { recursive: true });
    const results = [];
    if (filters[0] !== 'image') {
      results.push(await testHistory({ node, postgres, filters }));
    }
    if (filters.length === 0 || filters[0] === 'image') {
      results.push(await checkImage({ node, postgres }));
    }
    const counts = addCounts(results);
    await writeFile(
      join(RESULTS_FOLDER, 'postgres.json'),
      JSON.stringify(counts),
    );
    say(`${counts.passed} passed, ${counts.failed} failed`);
    return counts.failed === 0 ? 0 : 1;
  } finally {
    await postgres.stop();
  }
});

async function testHistory({ node, postgres, filters }) {
  const results = join(RESULTS_FOLDER, 'postgres-jest.json');
  await rm(results, { force: true });
  const passed = await runStep({
    title: 'History on PostgreSQL',
    node,
    cwd: BACKEND,
    args: [
      join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'test',
      '--watchAll=false',
      // One server, and the tests of one file after the other: nothing is gained by more.
      '--maxWorkers=1',
      // Those on SQLite are part of npm test.
      '--testNamePattern=on PostgreSQL',
      '--json',
      `--outputFile=${results}`,
      ...(filters.length > 0 ? filters : FILES),
    ],
    env: {
      BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
        postgres.connectionString,
    },
  });
  const counts = await countsFrom(results, text =>
    jestCounts(JSON.parse(text)),
  );
  // Whatever else ended it, it is no success.
  return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
