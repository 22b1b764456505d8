import { runTool } from '../app/runTool';
import type { Workshop } from '../app/Workshop';
import type { PackedManifest } from './secondCopies';

/** The package.json of each tarball. */
export async function packedManifests(
  workshop: Workshop,
): Promise<PackedManifest[]> {
  return Promise.all(
    [...workshop.tarballs.values()].map(async tarball =>
      JSON.parse(
        await runTool({
          title: `Reading ${tarball}`,
          command: 'tar',
          args: ['-xzOf', tarball, 'package/package.json'],
          cwd: workshop.folder,
        }),
      ),
    ),
  );
}
