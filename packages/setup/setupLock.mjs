import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TOOLCHAIN } from './project.mjs';
import { say } from './say.mjs';

const LOCK = join(TOOLCHAIN, 'setup.lock');

/** Runs `work` while no other set-up of this checkout runs; a lock whose owner is dead counts for nothing. */
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
    return await work();
  } finally {
    await rm(LOCK, { force: true });
  }
}

async function take() {
  try {
    await writeFile(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
  }
  const owner = Number(await readFile(LOCK, 'utf8').catch(() => ''));
  if (!owner || !isAlive(owner)) {
    await rm(LOCK, { force: true });
  }
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
