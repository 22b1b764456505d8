import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../app/runTool';

/**
 * Unpacks the bundle that `backstage-cli package build` made of the backend, inside the app, where its packages are found.
 *
 * @param options `without`: features that this start does without; their `backend.add` is taken out
 * @returns the script to run
 * @throws Error when a feature that is to be left out is not there
 */
export async function unpackBackend(options: {
  folder: string;
  name: string;
  without?: readonly string[];
}): Promise<string> {
  const { folder, name, without = [] } = options;
  const target = join(folder, 'run', name);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await runTool({
    title: 'tar',
    command: 'tar',
    args: [
      '-xzf',
      join(folder, 'packages/backend/dist/bundle.tar.gz'),
      '-C',
      target,
      'packages/backend',
      'package.json',
    ],
    cwd: folder,
  });
  const entry = join(target, 'packages/backend/dist/index.cjs.js');
  await writeFile(
    entry,
    withoutFeatures(await readFile(entry, 'utf8'), without),
  );
  return entry;
}

/** The entry of a built backend without some of its features. */
export function withoutFeatures(
  entry: string,
  features: readonly string[],
): string {
  return features.reduce((text, feature) => {
    const kept = text
      .split('\n')
      .filter(
        line =>
          !(
            line.includes('.add(') &&
            (line.includes(`'${feature}'`) || line.includes(`.${feature})`))
          ),
      )
      .join('\n');
    if (kept === text) {
      throw new Error(`the backend adds no “${feature}”`);
    }
    return kept;
  }, entry);
}
