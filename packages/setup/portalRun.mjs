import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ownProcesses } from './ownProcesses.mjs';
import { RUN_FOLDER } from './project.mjs';
import { say } from './say.mjs';
import { SetupError } from './SetupError.mjs';

const RECORD = join(RUN_FOLDER, 'portal.json');

/** Notes who started the portal and the process group it runs in. */
export async function recordRun({ starter, group }) {
  await mkdir(RUN_FOLDER, { recursive: true });
  await writeFile(RECORD, JSON.stringify({ starter, group }));
}

/** Forgets it after an orderly end. */
export async function forgetRun() {
  await rm(RECORD, { force: true });
}

/**
 * Ends what a killed run left behind, so that the ports are free again.
 *
 * @throws SetupError when the portal of this folder is running in good order
 */
export async function endLeftovers() {
  const record = await readFile(RECORD, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (!record) {
    return;
  }
  const processes = ownProcesses();
  if (processes.some(({ pid }) => pid === record.starter)) {
    throw new SetupError(
      `The portal of this folder is running already (process ${record.starter}). Stop it with Ctrl-C first.`,
    );
  }
  const leftovers = processes.filter(({ group }) => group === record.group);
  if (leftovers.length > 0) {
    say('The last run was killed; ending what it left behind …');
    await endGroup(record.group);
  }
  await forgetRun();
}

/** Asks a process group to end, then makes it. */
export async function endGroup(group) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL']) {
    if (!send(group, signal)) {
      return;
    }
    for (let turn = 0; turn < 30; turn++) {
      await wait(100);
      if (!send(group, 0)) {
        return;
      }
    }
  }
}

function send(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    // ESRCH: nobody is left in the group.
    return false;
  }
}
