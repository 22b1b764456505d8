import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';

const PICK_FREE_PORT =
  'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** What every run against a portal of its own shares: free ports, a folder, the browser, the start and the end. */
export function portalConfig(): PlaywrightTestConfig {
  // Set once in the main process; the workers, which read the configuration again, inherit them.
  for (const variable of ['PORTAL_PORT', 'BACKEND_PORT', 'DEV_CLUSTER_PORT']) {
    process.env[variable] ??= execFileSync(process.execPath, [
      '-e',
      PICK_FREE_PORT,
    ])
      .toString()
      .trim();
  }
  process.env.DEV_CLUSTER_DIR ??= mkdtempSync(join(tmpdir(), 'kuberay-e2e-'));
  process.env.DEV_CLUSTER_FAULTS = 'true';
  return {
    timeout: 150_000,
    expect: { timeout: 20_000 },
    workers: 1,
    use: {
      baseURL: `http://localhost:${process.env.PORTAL_PORT}`,
      viewport: { width: 1440, height: 1000 },
      trace: 'retain-on-failure',
      launchOptions: {
        // Where Debian's Chromium is installed it is used, elsewhere Playwright's own.
        executablePath: existsSync(DEBIAN_CHROMIUM)
          ? DEBIAN_CHROMIUM
          : undefined,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    },
    // PORTAL_RUNNING=1 with the three ports of one that runs already, to work on a test.
    webServer: process.env.PORTAL_RUNNING
      ? undefined
      : {
          command: 'node packages/setup/start.mjs',
          cwd: resolve(__dirname, '..'),
          wait: { stdout: /The portal is ready/ },
          timeout: 240_000,
          stdout: process.env.PORTAL_LOG ? 'pipe' : 'ignore',
          stderr: 'pipe',
          gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
        },
  };
}
