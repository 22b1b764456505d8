import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeTarballs } from './packing/keptTarballs.mjs';
import { packPackages } from './packing/packPackages.mjs';
import { withPackingCopy } from './packing/packingCopy.mjs';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
import { runCommand, say } from './say.mjs';

/**
 * `npm run check:install [-- --tarballs FOLDER] [<case>…]`: the packages, packed as they are published, in a Backstage of
 * somebody else.
 *
 * `--tarballs` takes what `check:packages -- --tarballs FOLDER` has left, and saves packing again.
 * INSTALL_CHECK_KEEP=1 keeps the folder with the apps, and says where it is.
 */
await runCommand(async () => {
  const { values, positionals: cases } = parseArgs({
    allowPositionals: true,
    options: { tarballs: { type: 'string' } },
  });
  const node = await prepare();
  const folder = await mkdtemp(join(tmpdir(), 'kuberay-install-'));
  const into = join(folder, 'tarballs');
  try {
    if (values.tarballs) {
      await takeTarballs(resolve(values.tarballs), into);
    } else {
      await withPackingCopy(ROOT, copy => packPackages({ node, copy, into }));
    }
    const passed = await runStep({
      title: 'Installation into a plain Backstage',
      node,
      args: [join(ROOT, 'packages/install-check/run.cjs'), ...cases],
      env: {
        INSTALL_CHECK_FOLDER: folder,
        INSTALL_CHECK_RESULTS: RESULTS_FOLDER,
      },
    });
    return passed ? 0 : 1;
  } finally {
    if (process.env.INSTALL_CHECK_KEEP) {
      say(`The apps are kept in ${folder}`);
    } else {
      await rm(folder, { recursive: true, force: true });
    }
  }
});
