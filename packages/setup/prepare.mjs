import { ensureDependencies } from './ensureDependencies.mjs';
import { ensureNode } from './ensureNode.mjs';
import { withSetupLock } from './setupLock.mjs';

/**
 * Makes the checkout runnable: Node.js, then the dependencies.
 *
 * @returns path of the Node.js to run everything with
 * @throws SetupError with what to do
 */
export async function prepare() {
  return withSetupLock(async noteWorker => {
    const node = await ensureNode(noteWorker);
    await ensureDependencies({ node, noteWorker });
    return node;
  });
}
