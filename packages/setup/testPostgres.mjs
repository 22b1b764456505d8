import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from './postgresServer.mjs';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
import { runCommand, say } from './say.mjs';
import { countsFrom, jestCounts } from './testCounts.mjs';

const BACKEND = join(ROOT, 'plugins/kuberay-backend');

/** Of test files; those that need PostgreSQL, or say of themselves that they would. */
const FILES = ['src/history/', 'src/replicas.test.ts'];

/**
 * `npm run test:postgres`: the tests of the history on a PostgreSQL that is started for them and ended afterwards.
 * `npm run test:postgres -- HistoryRecorder`: some of them.
 */
await runCommand(async () => {
  const node = await prepare();
  const postgres = await startPostgres();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => postgres.stop().then(() => process.exit(1)));
  }
  try {
    say(`PostgreSQL ${postgres.version} listens at port ${postgres.port}`);
    const results = join(RESULTS_FOLDER, 'postgres-jest.json');
    await mkdir(RESULTS_FOLDER, { recursive: true });
    await rm(results, { force: true });
    const filters = process.argv.slice(2);
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
    await writeFile(
      join(RESULTS_FOLDER, 'postgres.json'),
      JSON.stringify(counts),
    );
    say(`${counts.passed} passed, ${counts.failed} failed`);
    return passed && counts.failed === 0 ? 0 : 1;
  } finally {
    await postgres.stop();
  }
});
