import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ownProcesses } from './ownProcesses.mjs';
import { TOOLCHAIN } from './project.mjs';
import { say } from './say.mjs';

const LOCK = join(TOOLCHAIN, 'setup.lock');

/**
 * Runs `work` while no other set-up of this checkout runs.
 *
 * A lock whose owner is dead counts for nothing, and the npm or yarn that a killed owner left running
 * is ended first: two of them must never write the same folder.
 *
 * @param work is given `noteWorker(pid)`, to be called for each npm or yarn it starts
 */
export async function withSetupLock(work) {
  await mkdir(TOOLCHAIN, { recursive: true });
  let told = false;
  while (!(await take())) {
    if (!told) {
      say('Another set-up of this folder is running; waiting for it …');
      told = true;
    }
    await wait(1000);
  }
  try {
    return await work(worker => writeLock({ worker, flag: 'w' }));
  } finally {
    await rm(LOCK, { force: true });
  }
}

function writeLock({ worker, flag }) {
  return writeFile(LOCK, JSON.stringify({ owner: process.pid, worker }), {
    flag,
  });
}

/** Takes the lock, or clears a dead owner's away so that the next try may. */
async function take() {
  try {
    await writeLock({ flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
  }
  const lock = parse(await readFile(LOCK, 'utf8').catch(() => ''));
  const alive = new Set(ownProcesses().map(({ pid }) => pid));
  if (alive.has(lock.owner)) {
    return false;
  }
  if (alive.has(lock.worker)) {
    process.kill(lock.worker, 'SIGKILL');
  }
  await rm(LOCK, { force: true });
  return take();
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Written half, by an owner that was killed.
    return {};
  }
}
