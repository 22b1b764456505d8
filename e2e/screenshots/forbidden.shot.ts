import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { freePort, startPortal } from '../portalProcess';
import { rayClusterCard } from '../rayClusterCard';
import { closeThemed, openThemed, takePicture } from './portalTest';

test('card of somebody who may not look', async ({ browser }) => {
  test.setTimeout(400_000);
  const portalPort = await freePort();
  // The policy is read at the start, so this is another portal.
  const portal = startPortal({
    PORTAL_PORT: portalPort,
    BACKEND_PORT: await freePort(),
    DEV_CLUSTER_PORT: await freePort(),
    DEV_CLUSTER_DIR: mkdtempSync(join(tmpdir(), 'kuberay-forbidden-')),
    PORTAL_DENY: 'kuberay.cluster.read',
  });
  try {
    await portal.ready;
    const pages = await openThemed(browser, `http://localhost:${portalPort}`);
    await takePicture(pages, {
      name: 'card-forbidden',
      path: '/catalog/default/resource/gallery-healthy',
      element: rayClusterCard,
      says: [/You may not see/, /kuberay\.cluster\.read/],
    });
    await closeThemed(pages);
  } finally {
    portal.child.kill('SIGTERM');
    await portal.exited;
  }
});
