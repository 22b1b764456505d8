import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stackInputs } from './__fixtures__/stackInputs';
import { buildRayStack } from './buildRayStack';
import type { RayStackInputArg } from './input/rayStackInputSchema';
import type { RayStack } from './RayStack';

/** KUBERAY_WRITE_GOLDENS=1 writes what is generated now; the difference in Git is what to review. */
const WRITE = process.env.KUBERAY_WRITE_GOLDENS === '1';

function goldenPath(name: string): string {
  return join(__dirname, '__fixtures__', 'stacks', `${name}.txt`);
}

/** The files of a stack one behind the other, as a person reads them. */
function asText({ applications, files, replicaGuard }: RayStack): string {
  const summary = JSON.stringify({ applications, replicaGuard }, undefined, 2);
  return [
    summary,
    ...files.map(({ content, path }) => `===== ${path} =====\n${content}`),
  ].join('\n');
}

describe('every layout, root, profile and guard', () => {
  it.each(Object.keys(stackInputs))('%s is as reviewed', name => {
    const text = asText(buildRayStack(stackInputs[name] as RayStackInputArg));
    if (WRITE) {
      writeFileSync(goldenPath(name), text);
    }
    expect(text).toBe(readFileSync(goldenPath(name), 'utf8'));
  });
});
