import type { GitRepository } from '../git/GitRepository';
import type { KubeClient } from '../kube/KubeClient';
import type { Parameters } from '../parameters/parametersSchema';
import type { WaitClock } from '../walk/waitUntil';
import { waitUntil } from '../walk/waitUntil';
import type { Inventory } from './Inventory';
import { addedSince, takeInventory } from './Inventory';
import type { Removal } from './planRemovals';
import { planRemovals } from './planRemovals';

/** What the check was told, and what it works with. */
export interface RemoveOptions {
  kube: Pick<KubeClient, 'get' | 'list' | 'remove'>;
  git: Pick<GitRepository, 'commit' | 'filesOf'>;
  parameters: Parameters;
  before: Inventory;
  /** Whether anything was pushed. */
  pushed: boolean;
  say: (line: string) => void;
  /** A second Ctrl-C. */
  signal?: AbortSignal;
  clock?: WaitClock;
}

/**
 * Removes what the check has made, object after object. What cannot be removed is said, and the rest is tried all the same:
 * only the end of the list is right about what is left.
 *
 * @returns what is left, with the reason where there is one; nothing where all is gone
 */
export async function removeAll(options: RemoveOptions): Promise<string[]> {
  const { before, git, kube, parameters, pushed, say, signal } = options;
  const problems: string[] = [];
  const trying = async (what: string, step: () => Promise<void>) => {
    try {
      signal?.throwIfAborted();
      await step();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`Could not remove ${what}: ${reason}`);
      problems.push(`${what} (${reason})`);
    }
  };
  const tried = new Set<string>();
  // Something may appear while the first ones go: what was in the middle of a sync.
  for (let round = 0; round < 2; round += 1) {
    await trying('what is in the cluster', async () => {
      const now = await takeInventory(kube, parameters);
      const plan = planRemovals(parameters, { before, now });
      for (const removal of plan.filter(({ path }) => !tried.has(path))) {
        tried.add(removal.path);
        await trying(`${removal.kind} ${removal.name}`, () =>
          removeOne(removal, options),
        );
      }
    });
  }
  if (pushed) {
    const { gitPath } = parameters;
    await trying(`folder ${gitPath} of the repository`, async () => {
      say(`Removing folder ${gitPath} of the repository`);
      await git.commit(
        {
          message: 'Remove what the live check of KubeRay has left',
          removeFolder: gitPath,
        },
        signal,
      );
    });
  }
  return leftOver(options, problems);
}

async function removeOne(
  removal: Removal,
  { kube, parameters, say, signal, clock }: RemoveOptions,
): Promise<void> {
  const { kind, name, path, unlessUsed } = removal;
  if (!(await kube.get(path))) {
    // It went with something else.
    return;
  }
  const [used] = unlessUsed ? await kube.list(unlessUsed) : [];
  if (used) {
    throw new Error(
      `somebody else uses it: ${used.metadata.namespace}/${used.metadata.name}`,
    );
  }
  say(`Removing ${kind} ${name}`);
  await kube.remove(path);
  const { met, seen } = await waitUntil({
    expected: 'gone',
    look: async () => {
      const object = await kube.get(path);
      if (!object) {
        return 'gone';
      }
      const { finalizers = [] } = object.metadata;
      return finalizers.length === 0
        ? 'it is still there'
        : `it is still there, with finalizer ${finalizers.join(', ')}`;
    },
    timeoutMs: parameters.cleanUpTimeout * 1000,
    ...(signal && { signal }),
    ...(clock && { clock }),
  });
  if (!met) {
    throw new Error(`after ${parameters.cleanUpTimeout} s ${seen}`);
  }
}

/** Looks anew: what went late, or went with something else, is not left over. */
async function leftOver(
  { before, git, kube, parameters, pushed }: RemoveOptions,
  problems: readonly string[],
): Promise<string[]> {
  try {
    const left = addedSince(before, await takeInventory(kube, parameters));
    const files = pushed ? await git.filesOf(parameters.gitPath) : [];
    return [
      ...left.map(
        each =>
          problems.find(problem => problem.startsWith(`${each} (`)) ?? each,
      ),
      ...files.map(path => `file ${path} of the repository`),
    ];
  } catch (error) {
    return [
      ...problems,
      `what else is not known: ${
        error instanceof Error ? error.message : error
      }`,
    ];
  }
}
