import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../project.mjs';
import { runQuietly } from './runQuietly.mjs';

const REPO_TOOLS =
  'node_modules/@backstage/repo-tools/bin/backstage-repo-tools';
const REPORT = /\.api\.md$|^cli-report\.md$/;

/**
 * Compares the exports of the published packages with the committed reports, so that nobody changes them unawares.
 *
 * @param options `node`; `copy`, with its types compiled; `packages`
 * @throws SetupError with the report that differs, or an export without release tag
 */
export async function checkApiReports({ node, copy, packages }) {
  await apiReports({ node, copy, packages, options: ['--ci'] });
}

/**
 * Writes the reports into the checkout.
 *
 * @returns paths of what was written, relative to the checkout
 */
export async function writeApiReports({ node, copy, packages }) {
  const written = [];
  try {
    await apiReports({ node, copy, packages, options: [] });
  } finally {
    // What the tool does not like stands in the report, as a comment at its place.
    for (const { folder } of packages) {
      for (const file of await readdir(join(copy, folder))) {
        if (REPORT.test(file)) {
          const path = `${folder}/${file}`;
          await cp(join(copy, path), join(ROOT, path));
          written.push(path);
        }
      }
    }
  }
  return written;
}

async function apiReports({ node, copy, packages, options }) {
  await runQuietly({
    title: 'backstage-repo-tools api-reports',
    node,
    args: [
      join(ROOT, REPO_TOOLS),
      'api-reports',
      ...options,
      '--omit-messages',
      'ae-undocumented,ae-wrong-input-file-type',
      // Its `/testUtils` names types of its main entry point, which the tool takes for forgotten. New warnings of that
      // kind are lines of the report all the same, and the comparison finds them.
      '--allow-warnings',
      'plugins/kuberay-common',
      '--validate-release-tags',
      ...packages.map(({ folder }) => folder),
    ],
    cwd: copy,
  });
}
