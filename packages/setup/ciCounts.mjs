import { join } from 'node:path';
import { RESULTS_FOLDER } from './project.mjs';
import { runCommand } from './say.mjs';
import { addCounts, countsFrom, playwrightCounts } from './testCounts.mjs';

/** Prints the closing line of `.ci/run`, and fails when anything failed. */
await runCommand(async () => {
  const { passed, failed } = addCounts([
    await countsFrom(join(RESULTS_FOLDER, 'counts.json'), JSON.parse),
    await countsFrom(join(RESULTS_FOLDER, 'e2e.json'), text =>
      playwrightCounts(JSON.parse(text)),
    ),
  ]);
  // eslint-disable-next-line no-console -- this line is the result
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
