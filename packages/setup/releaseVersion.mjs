import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { ROOT, YARN } from './project.mjs';
import { readRelease } from './release/readRelease.mjs';
import {
  datedChangelog,
  releaseComplaints,
} from './release/releaseComplaints.mjs';
import { runStep } from './runStep.mjs';
import { runCommand, say } from './say.mjs';
import { SetupError } from './SetupError.mjs';

/** `npm run release:version`: turns the pending changesets into versions and changelogs, to be looked at and committed. */
await runCommand(async () => {
  const node = await prepare();
  const release = await readRelease(ROOT);
  const version = release.plan.releases.find(
    ({ type }) => type !== 'none',
  )?.newVersion;
  if (version === undefined) {
    throw new SetupError('There is nothing to release: .changeset is empty.');
  }
  const complaints = releaseComplaints(release);
  if (complaints.length > 0) {
    throw new SetupError(`This is no release yet:\n${complaints.join('\n')}`);
  }
  const passed = await runStep({
    title: `Versions and changelogs of ${version}`,
    node,
    args: [join(ROOT, 'node_modules/@changesets/cli/bin.js'), 'version'],
  });
  if (!passed) {
    return 1;
  }
  const today = new Date().toISOString().slice(0, 10);
  await writeFile(
    join(ROOT, 'CHANGELOG.md'),
    datedChangelog(release.changelog, version, today),
  );
  const locked = await runStep({
    title: 'Lockfile',
    node,
    args: [YARN, 'install', '--mode=update-lockfile'],
    env: { YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' },
  });
  say(
    `Look at it, commit it as "Release ${version}", then: npm run release:publish`,
  );
  return locked ? 0 : 1;
});
