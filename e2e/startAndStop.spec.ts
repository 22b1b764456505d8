import { readdirSync, readlinkSync, readFileSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, startPortal } from './portalProcess';

const ROOT = resolve(__dirname, '..');

async function ownEnvironment() {
  return {
    PORTAL_PORT: await freePort(),
    BACKEND_PORT: await freePort(),
    DEV_CLUSTER_PORT: await freePort(),
    DEV_CLUSTER_DIR: mkdtempSync(join(tmpdir(), 'kuberay-start-')),
  };
}

/** Processes of this checkout that were started with a given development cluster folder. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`).startsWith(ROOT) &&
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder)
        );
      } catch {
        // Ended meanwhile, or somebody else's.
        return false;
      }
    });
}

test.describe('npm start', () => {
  test.skip(process.platform !== 'linux', 'looks at processes through /proc');

  test('leaves no process behind when it is interrupted', async () => {
    const environment = await ownEnvironment();
    const portal = startPortal(environment);
    await portal.ready;
    expect(processesOf(environment.DEV_CLUSTER_DIR)).not.toEqual([]);
    portal.child.kill('SIGINT');
    await portal.exited;
    expect(processesOf(environment.DEV_CLUSTER_DIR)).toEqual([]);
  });

  test('repairs what a killed start and a killed run left behind', async () => {
    const environment = await ownEnvironment();
    const early = startPortal(environment);
    await expect
      .poll(() => processesOf(environment.DEV_CLUSTER_DIR).length)
      .toBeGreaterThan(1);
    early.child.kill('SIGKILL');
    await early.exited;

    const running = startPortal(environment);
    await running.ready;
    running.child.kill('SIGKILL');
    await running.exited;
    expect(processesOf(environment.DEV_CLUSTER_DIR)).not.toEqual([]);

    const next = startPortal(environment);
    await next.ready;
    expect(next.output()).toContain('The last run was killed');
    next.child.kill('SIGTERM');
    await next.exited;
    expect(processesOf(environment.DEV_CLUSTER_DIR)).toEqual([]);
  });

  test('names the process that holds a port, and another port', async () => {
    const environment = await ownEnvironment();
    const holder = createServer();
    await new Promise<void>(done => {
      holder.listen(Number(environment.BACKEND_PORT), '127.0.0.1', done);
    });
    const portal = startPortal(environment);
    expect(await portal.exited).toBe(1);
    expect(portal.output()).toMatch(
      new RegExp(
        `Port ${environment.BACKEND_PORT}, which the backend needs, is taken by process ${process.pid} .*BACKEND_PORT=\\d+ npm start`,
        's',
      ),
    );
    holder.close();
  });

  test('refuses to run twice from one folder', async () => {
    const portal = startPortal({
      PORTAL_PORT: await freePort(),
      BACKEND_PORT: await freePort(),
    });
    expect(await portal.exited).toBe(1);
    expect(portal.output()).toContain('is running already');
  });
});
