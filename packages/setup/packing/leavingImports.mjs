import { join, relative } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

/**
 * Imports of an unpacked package that leave it, of its code and of its types.
 *
 * @param folder where the package was unpacked
 * @param files its files by path
 * @returns `{file, specifier}` each
 * @throws when the code imports a file of its own that is not there
 */
export async function leavingImports(folder, files) {
  const scripts = [...files.keys()].filter(path => /\.[cm]?js$/.test(path));
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: scripts.map(path => join(folder, path)),
    outdir: join(folder, 'nothing-is-written'),
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    logLevel: 'silent',
  });
  return [
    ...Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
      imports
        .filter(({ external }) => external)
        .map(({ path }) => ({
          file: relative(folder, join(folder, file)),
          specifier: path,
        })),
    ),
    ...[...files]
      .filter(([path]) => path.endsWith('.d.ts'))
      .flatMap(([file, content]) =>
        ts
          .preProcessFile(content.toString(), true, true)
          .importedFiles.map(({ fileName }) => fileName)
          .filter(specifier => !specifier.startsWith('.'))
          .map(specifier => ({ file, specifier })),
      ),
  ];
}
