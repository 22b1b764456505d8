import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkApiReports } from './packing/apiReports.mjs';
import { commandLineComplaints } from './packing/commandLineComplaints.mjs';
import { entryPoints } from './packing/entryPoints.mjs';
import { inspectPackages } from './packing/inspectPackages.mjs';
import { loadPacked } from './packing/loadPacked.mjs';
import { keepTarballs, removeTarballs } from './packing/keptTarballs.mjs';
import { packPackages } from './packing/packPackages.mjs';
import { withPackingCopy } from './packing/packingCopy.mjs';
import { runQuietly } from './packing/runQuietly.mjs';
import { typeComplaints } from './packing/typeComplaints.mjs';
import { prepare } from './prepare.mjs';
import { RESULTS_FOLDER, ROOT } from './project.mjs';
import { readRelease } from './release/readRelease.mjs';
import { releaseComplaints } from './release/releaseComplaints.mjs';
import { runCommand, say, secondsSince } from './say.mjs';
import { SetupError } from './SetupError.mjs';

/**
 * `npm run check:packages [-- --tarballs FOLDER]`: whether what would be published is what a stranger can install.
 *
 * `--tarballs` leaves the packed packages in a folder, in the place of those of a former run, for `check:install -- --tarballs FOLDER`.
 */
await runCommand(async () => {
  const { values } = parseArgs({ options: { tarballs: { type: 'string' } } });
  const start = performance.now();
  const node = await prepare();
  if (values.tarballs) {
    await removeTarballs(resolve(values.tarballs));
  }
  const results = [];
  const check = async (title, work) => {
    const began = performance.now();
    const complaints = await complaintsOf(work);
    results.push(complaints.length === 0);
    say(
      `${
        complaints.length === 0 ? 'passed' : 'FAILED'
      }: ${title} (${secondsSince(began)})`,
    );
    complaints.forEach(complaint => say(`  ${complaint}`));
  };

  await withPackingCopy(ROOT, async copy => {
    await check('the descriptions are as Backstage wants them', () =>
      runQuietly({
        title: 'backstage-cli repo fix',
        node,
        args: [
          join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
          ...'repo fix --check --publish'.split(' '),
        ],
        cwd: copy,
      }),
    );
    const unpacked = join(copy, 'unpacked');
    const into = join(copy, 'tarballs');
    const packages = await packPackages({ node, copy, into });
    if (values.tarballs) {
      await keepTarballs(into, resolve(values.tarballs));
    }
    const inspected = await inspectPackages({ root: ROOT, packages, unpacked });
    for (const { name, complaints } of inspected) {
      await check(`${name} is packed clean`, () => complaints);
    }
    const entries = inspected.flatMap(({ manifest }) => entryPoints(manifest));
    await check('Node.js loads the entry points of the backends', () =>
      loadPacked({
        node,
        unpacked,
        specifiers: entries
          .filter(({ onNode }) => onNode)
          .map(({ specifier }) => specifier),
      }),
    );
    await check('the command line installs alone and answers', () => {
      const { tarball, manifest } = packages.find(
        ({ name }) => name === 'kuberay-gitops',
      );
      return commandLineComplaints({
        node,
        tarball,
        version: manifest.version,
        project: join(copy, 'pipeline'),
      });
    });
    await check('the types are whole', () =>
      typeComplaints(
        unpacked,
        entries.map(({ specifier }) => specifier),
      ),
    );
    await check('the next release is one version for all', async () =>
      releaseComplaints(await readRelease(ROOT)),
    );
    await check('the exports are those of the API reports', () =>
      checkApiReports({ node, copy, packages }),
    );
  });

  const counts = {
    passed: results.filter(Boolean).length,
    failed: results.filter(passed => !passed).length,
  };
  await mkdir(RESULTS_FOLDER, { recursive: true });
  await writeFile(
    join(RESULTS_FOLDER, 'packages.json'),
    JSON.stringify(counts),
  );
  say(`The packages took ${secondsSince(start)}.`);
  say(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
});

/** Complaints that a check returns, or the message of the tool that refused. */
async function complaintsOf(work) {
  try {
    const result = await work();
    return Array.isArray(result) ? result : [];
  } catch (error) {
    if (error instanceof SetupError) {
      return [error.message];
    }
    throw error;
  }
}
