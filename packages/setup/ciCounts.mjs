import { join } from 'node:path';
import { RESULTS_FOLDER } from './project.mjs';
import { runCommand } from './say.mjs';
import { addCounts, countsFrom, playwrightCounts } from './testCounts.mjs';

/** What the checks besides the browser tests write down: `{passed, failed}`. */
const REPORTS = ['counts', 'postgres', 'live', 'packages', 'install'];

/** Prints the closing line of `.ci/run`, and fails when anything failed or a check wrote nothing down. */
await runCommand(async () => {
  const { passed, failed } = addCounts([
    ...(await Promise.all(
      REPORTS.map(name =>
        countsFrom(join(RESULTS_FOLDER, `${name}.json`), JSON.parse),
      ),
    )),
    await countsFrom(join(RESULTS_FOLDER, 'e2e.json'), text =>
      playwrightCounts(JSON.parse(text)),
    ),
  ]);
  // eslint-disable-next-line no-console -- this line is the result
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
