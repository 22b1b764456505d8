import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
import { runCommand } from './say.mjs';

/** `npm run test:e2e`: the browser tests against a portal of their own, on free ports. */
await runCommand(async () => {
  const node = await prepare();
  await mkdir(RESULTS_FOLDER, { recursive: true });
  const passed = await runStep({
    title: 'Browser tests',
    node,
    args: [
      join(ROOT, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      join(ROOT, 'e2e'),
      ...process.argv.slice(2),
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(RESULTS_FOLDER, 'e2e.json') },
  });
  return passed ? 0 : 1;
});
