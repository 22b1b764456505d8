import { entryComplaints } from './entryComplaints.mjs';
import { fileComplaints } from './fileComplaints.mjs';
import { manifestComplaints } from './manifestComplaints.mjs';
import { readmeComplaints } from './readmeComplaints.mjs';
import { sizeComplaints } from './sizeComplaints.mjs';

/**
 * All that is wrong with one packed package, by looking into it.
 *
 * @param packed `{folder, source, manifest, files, packedBytes}`: the manifests before and after packing, and every
 * file of the tarball by its path
 * @param project `{family, licence, privatePaths, repositoryFiles}`
 * @returns sentences; none for a package that may be published
 */
export function packageComplaints(packed, project) {
  return [
    ...manifestComplaints(packed, project.family),
    ...entryComplaints(packed),
    ...fileComplaints(packed, project),
    ...readmeComplaints(packed, project.repositoryFiles),
    ...sizeComplaints(packed),
  ];
}
