import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import readPlan from '@changesets/get-release-plan';
import { publishedPackages } from '../packing/publishedPackages.mjs';

/**
 * The release that the pending changesets of a checkout plan, and what it is judged by.
 *
 * @returns `{plan, names, changelog}` for `releaseComplaints`
 * @throws changesets' own words about a changeset that it cannot read
 */
export async function readRelease(root) {
  return {
    plan: await readPlan(root),
    names: (await publishedPackages(root)).map(({ name }) => name),
    changelog: await readFile(join(root, 'CHANGELOG.md'), 'utf8'),
  };
}
