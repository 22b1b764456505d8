import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The packages of a checkout that go to the registry: those that are not private.
 *
 * @returns `{name, folder, manifest}` each, `folder` relative to `root`, sorted by folder
 */
export async function publishedPackages(root) {
  const found = [];
  for (const parent of ['packages', 'plugins']) {
    for (const entry of (await readdir(join(root, parent))).sort()) {
      const file = join(root, parent, entry, 'package.json');
      if (!existsSync(file)) {
        continue;
      }
      const manifest = JSON.parse(await readFile(file, 'utf8'));
      if (!manifest.private) {
        found.push({
          name: manifest.name,
          folder: `${parent}/${entry}`,
          manifest,
        });
      }
    }
  }
  return found;
}
