import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../SetupError.mjs';

const TARBALL = /\.tgz$/;

/** Removes the tarballs of a former run, so that nobody takes them for those of this one; other files stay. */
export async function removeTarballs(folder) {
  for (const file of await tarballsIn(folder)) {
    await rm(join(folder, file));
  }
}

/** Copies the tarballs of `from` to a folder that is kept. */
export async function keepTarballs(from, folder) {
  await mkdir(folder, { recursive: true });
  for (const file of await tarballsIn(from)) {
    await cp(join(from, file), join(folder, file));
  }
}

/**
 * Copies kept tarballs to where they are needed.
 *
 * @throws SetupError that names the folder when it has none
 */
export async function takeTarballs(folder, into) {
  if ((await tarballsIn(folder)).length === 0) {
    throw new SetupError(
      `No packed packages are in ${folder}; npm run check:packages -- --tarballs ${folder} leaves them there`,
    );
  }
  await keepTarballs(folder, into);
}

async function tarballsIn(folder) {
  try {
    return (await readdir(folder)).filter(file => TARBALL.test(file));
  } catch (error) {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
