import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';

/** The measures of `packages/bench` that need a browser. */
export const PAGE_MEASURES = ['page', 'fleet'];

/**
 * The benchmarks in a browser, of this checkout: from a change in the cluster to the changed text in the page, and
 * how long the fleet page is busy while its filters are typed. Builds the frontend for production first.
 *
 * @param measures some of {@link PAGE_MEASURES}
 * @returns exit code
 */
export async function benchPage(measures) {
  const node = await prepare();
  const passed =
    (await runStep({
      title: 'Production build of the frontend',
      node,
      cwd: join(ROOT, 'packages/app'),
      args: [
        join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
      ],
    })) &&
    (await runStep({
      title: 'Page',
      node,
      args: [join(ROOT, 'packages/bench/run.cjs'), ...measures],
    }));
  return passed ? 0 : 1;
}
