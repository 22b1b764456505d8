import { existsSync } from 'node:fs';
import {
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { publishedPackages } from './publishedPackages.mjs';

const ROOT_FILES = [
  'package.json',
  'yarn.lock',
  '.yarnrc.yml',
  '.yarn/releases',
  'tsconfig.json',
  'backstage.json',
  'LICENSE',
];
const LEFT_BEHIND = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  '.cache',
]);

/**
 * Gives `use` a copy of the checkout to build and pack in, and removes it afterwards.
 *
 * Packing rewrites package.json for a while, and whoever works in the checkout must not meet that. The copy lies inside
 * the checkout, so that the installed dependencies are found above it; only the workspaces are its own.
 *
 * @param root the checkout
 * @param use takes the copy's folder
 * @returns what `use` returns
 */
export async function withPackingCopy(root, use) {
  const parent = join(root, '.cache/packing');
  await removeOrphans(parent);
  const copy = join(parent, String(process.pid));
  try {
    await makeCopy(root, copy);
    return await use(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Copies of runs that were killed; each is called like the process that made it. */
async function removeOrphans(parent) {
  for (const pid of await readdir(parent).catch(() => [])) {
    if (!isAlive(Number(pid))) {
      await rm(join(parent, pid), { recursive: true, force: true });
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function makeCopy(root, copy) {
  await rm(copy, { recursive: true, force: true });
  for (const file of ROOT_FILES) {
    await cp(join(root, file), join(copy, file), { recursive: true });
  }
  for (const folder of ['packages', 'plugins', 'e2e/live']) {
    await cp(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: path => !LEFT_BEHIND.has(basename(path)),
    });
  }
  await linkModules(root, copy);
  await compileThePublishedOnly(copy);
}

async function linkModules(root, copy) {
  const modules = join(root, 'node_modules');
  const own = join(copy, 'node_modules');
  await mkdir(join(own, '@backstage'), { recursive: true });
  for (const name of await readdir(modules)) {
    const isWorkspace = (await lstat(join(modules, name))).isSymbolicLink();
    if (isWorkspace) {
      // Relative links, so that in the copy they lead to the copy's workspaces.
      await cp(join(modules, name), join(own, name), {
        verbatimSymlinks: true,
      });
    }
  }
  // Yarn looks for its state and for the commands that scripts name at the top of the project, nowhere else.
  for (const name of ['.bin', '.yarn-state.yml', '@backstage/cli']) {
    await symlink(join(modules, name), join(own, name));
  }
  for (const parent of ['packages', 'plugins']) {
    for (const entry of await readdir(join(copy, parent))) {
      const nested = join(root, parent, entry, 'node_modules');
      if (existsSync(nested)) {
        await symlink(nested, join(copy, parent, entry, 'node_modules'));
      }
    }
  }
  await cp(
    join(root, '.yarn/install-state.gz'),
    join(copy, '.yarn/install-state.gz'),
  );
}

/** Tests and the development portal have types of their own, which no package needs. */
async function compileThePublishedOnly(copy) {
  const file = join(copy, 'tsconfig.json');
  const { include, ...config } = JSON.parse(await readFile(file, 'utf8'));
  const folders = (await publishedPackages(copy)).map(({ folder }) => folder);
  await writeFile(
    file,
    JSON.stringify({
      ...config,
      include: folders.flatMap(folder => [
        `${folder}/src`,
        ...(existsSync(join(copy, folder, 'config.d.ts'))
          ? [`${folder}/config.d.ts`]
          : []),
      ]),
      exclude: ['node_modules', '**/*.test.ts', '**/*.test.tsx'],
    }),
  );
}
