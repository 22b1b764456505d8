import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';

/**
 * The benchmarks of `packages/bench`, of this checkout: what the backend costs its clusters, how fast a change is
 * seen, and what it holds in memory.
 *
 * @param measures names of some of them; none: all
 * @returns exit code
 */
export async function benchBackend(measures) {
  const node = await prepare();
  const passed = await runStep({
    title: 'Backend',
    node,
    args: [join(ROOT, 'packages/bench/run.cjs'), ...measures],
  });
  return passed ? 0 : 1;
}
