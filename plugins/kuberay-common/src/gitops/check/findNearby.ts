import type { FindFile, FoundFile } from '../facts/readValuesLayers';

/**
 * Finds files by their path from the top of a repository whose top nobody has named: it is one of the
 * folders above the manifest, or the files were taken out of a deeper folder of it.
 */
export function findNearby(
  manifest: string,
  lookUp: (path: string) => FoundFile | undefined,
): FindFile {
  return wanted => {
    for (const path of endsOf(wanted)) {
      for (const folder of foldersAbove(manifest)) {
        const found = lookUp(folder + path);
        if (found) {
          return found;
        }
      }
    }
    return undefined;
  };
}

/** `a/b/c.yaml`, then `b/c.yaml`; a bare file name only where nothing else was asked for. */
function endsOf(path: string): string[] {
  const steps = path.split('/');
  return steps
    .map((_step, index) => steps.slice(index).join('/'))
    .slice(0, Math.max(1, steps.length - 1));
}

function foldersAbove(file: string): string[] {
  const folders = [''];
  for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) {
    folders.unshift(file.slice(0, at + 1));
  }
  return folders;
}
