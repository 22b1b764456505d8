import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from './runQuietly.mjs';

/**
 * Installs the packed command line alone into an empty project, without network, and calls it.
 *
 * @param options `node`; `tarball`; `version`, which it should print; `project`, a new folder
 * @returns sentences; none when it answers
 * @throws SetupError with npm's output when it does not install
 */
export async function commandLineComplaints({
  node,
  tarball,
  version,
  project,
}) {
  await mkdir(project, { recursive: true });
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ name: 'pipeline', private: true }),
  );
  await runQuietly({
    title: 'npm install',
    node,
    command: 'npm',
    args: ['install', '--offline', '--no-audit', '--no-fund', tarball],
    cwd: project,
  });
  const printed = await runQuietly({
    title: 'kuberay-gitops --version',
    node,
    command: join(project, 'node_modules/.bin/kuberay-gitops'),
    args: ['--version'],
    cwd: project,
  });
  return printed.trim() === version
    ? []
    : [`kuberay-gitops --version prints ${printed.trim()}, not ${version}`];
}
