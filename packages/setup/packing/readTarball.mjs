import { stat } from 'node:fs/promises';
import { list } from 'tar';

/**
 * What is in an npm tarball.
 *
 * @param file path of a `.tgz`
 * @returns `{packedBytes, files}`, the contents as Buffers by path relative to the package
 */
export async function readTarball(file) {
  const files = new Map();
  await list({
    file,
    onReadEntry(entry) {
      const chunks = [];
      entry.on('data', chunk => chunks.push(chunk));
      entry.on('end', () => {
        if (entry.type === 'File') {
          // npm's tarballs have one folder at the top, and its name does not matter.
          files.set(entry.path.replace(/^[^/]+\//, ''), Buffer.concat(chunks));
        }
      });
    },
  });
  return { packedBytes: (await stat(file)).size, files };
}
