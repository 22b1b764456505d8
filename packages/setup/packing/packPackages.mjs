import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, YARN } from '../project.mjs';
import { say, secondsSince } from '../say.mjs';
import { eachOf } from './eachOf.mjs';
import { publishedPackages } from './publishedPackages.mjs';
import { runQuietly } from './runQuietly.mjs';

const BACKSTAGE_CLI = 'node_modules/@backstage/cli/bin/backstage-cli';
const TSC = 'node_modules/typescript/bin/tsc';

/**
 * Builds the published packages and packs them as publishing would: by yarn, which runs `prepack` and replaces
 * `workspace:` ranges.
 *
 * @param options `node`; `copy` from `withPackingCopy`; `into`, an existing or new folder for the tarballs
 * @returns `{name, folder, manifest, tarball}` each: the manifest of the source, the tarball's path
 * @throws SetupError with the output of the step that failed
 */
export async function packPackages({ node, copy, into }) {
  await mkdir(into, { recursive: true });
  const packages = await buildPackages({ node, copy });
  return timed('Packing', () =>
    eachOf(packages, async packed => {
      const tarball = join(into, `${packed.name}.tgz`);
      await runQuietly({
        title: `Packing ${packed.folder}`,
        node,
        args: [YARN, 'pack', '--out', tarball],
        cwd: join(copy, packed.folder),
      });
      return { ...packed, tarball };
    }),
  );
}

/**
 * Builds the published packages where they lie in the copy.
 *
 * @returns `{name, folder, manifest}` each
 * @throws SetupError with the output of the step that failed
 */
export async function buildPackages({ node, copy }) {
  const packages = await publishedPackages(copy);
  await compileTypes({ node, copy });
  await timed('Building', () =>
    eachOf(packages, ({ folder, manifest }) =>
      runQuietly({
        title: `Building ${folder}`,
        node,
        args: buildCommand(manifest),
        cwd: join(copy, folder),
      }),
    ),
  );
  return packages;
}

/**
 * Writes the declarations of the published packages into the copy's `dist-types`.
 *
 * Declarations alone: whether the types are right is a check of `npm test`.
 *
 * @throws SetupError with the compiler's words
 */
export function compileTypes({ node, copy }) {
  return timed('Types of the published packages', () =>
    runQuietly({
      title: 'tsc',
      node,
      args: [join(ROOT, TSC), '--noCheck'],
      cwd: copy,
    }),
  );
}

function buildCommand({ scripts }) {
  const [command, ...args] = scripts.build.split(' ');
  return command === 'node'
    ? args
    : [join(ROOT, BACKSTAGE_CLI), 'package', 'build'];
}

async function timed(title, work) {
  const start = performance.now();
  say(`${title} …`);
  const result = await work();
  say(`${title}: ${secondsSince(start)}`);
  return result;
}
