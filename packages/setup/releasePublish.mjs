import { join } from 'node:path';
import { buildPackages } from './packing/packPackages.mjs';
import { withPackingCopy } from './packing/packingCopy.mjs';
import { prepare } from './prepare.mjs';
import { ROOT, YARN } from './project.mjs';
import { readRelease } from './release/readRelease.mjs';
import { runStep } from './runStep.mjs';
import { runCommand } from './say.mjs';
import { SetupError } from './SetupError.mjs';

/**
 * `npm run release:publish`: builds in a copy of the checkout and publishes what the registry does not have yet, by yarn.
 *
 * `changeset publish` would not do: it calls npm, which leaves `workspace:` ranges as they are.
 */
await runCommand(async () => {
  const node = await prepare();
  const { plan } = await readRelease(ROOT);
  if (plan.changesets.length > 0) {
    throw new SetupError(
      'Changesets are pending: npm run release:version comes first.',
    );
  }
  return withPackingCopy(ROOT, async copy => {
    const packages = await buildPackages({ node, copy });
    // What the others depend on comes first: a release that breaks off leaves nothing that cannot be installed.
    const names = packages.map(({ name }) => name);
    const dependsOnUs = ({ manifest: { dependencies = {} } }) =>
      Number(names.some(name => dependencies[name]));
    const inOrder = packages.toSorted(
      (one, other) => dependsOnUs(one) - dependsOnUs(other),
    );
    for (const { name, folder } of inOrder) {
      const published = await runStep({
        title: name,
        node,
        args: [
          YARN,
          ...'npm publish --access public --tolerate-republish'.split(' '),
          ...process.argv.slice(2),
        ],
        cwd: join(copy, folder),
      });
      if (!published) {
        return 1;
      }
    }
    return 0;
  });
});
