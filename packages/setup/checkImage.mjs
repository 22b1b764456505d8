import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortalProcess } from './PortalProcess.mjs';
import { freePort } from './postgresServer.mjs';
import { ROOT } from './project.mjs';
import { projectEnvironment } from './projectEnvironment.mjs';
import { runDockerfile } from './runDockerfile.mjs';
import { say, secondsSince } from './say.mjs';
import { SetupError } from './SetupError.mjs';

/**
 * Builds the portal by the steps of the Dockerfile, and runs two of it on one PostgreSQL.
 *
 * @param options `node` to run everything with, and a server of `startPostgres`
 * @returns `{passed, failed}`
 */
export async function checkImage({ node, postgres }) {
  say('The steps of the Dockerfile, without Docker …');
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'kuberay-image-'));
  const remove = () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  process.once('exit', remove);
  // The portal runs as nobody.
  await chmod(folder, 0o755);
  const counts = { passed: 0, failed: 0 };
  const portals = [];
  const check = async (title, work) => {
    try {
      const value = await work();
      counts.passed += 1;
      say(`  ✓ ${title}`);
      return value;
    } catch (error) {
      counts.failed += 1;
      say(
        `  ✗ ${title}\n${error instanceof SetupError ? error.message : error}`,
      );
      return undefined;
    }
  };
  try {
    const image = await check('The Dockerfile builds the portal', () =>
      runDockerfile({
        context: ROOT,
        folder,
        env: {
          ...projectEnvironment(node),
          // Two stages install much the same: what the first has unpacked is not unpacked again.
          YARN_NM_MODE: 'hardlinks-global',
        },
      }),
    );
    if (image) {
      // A hundred thousand files, while there is other work to do.
      void removeStages(folder, image.earlierStages);
      const startPortal = async (env = {}) => {
        const port = await freePort();
        const portal = new PortalProcess({
          ...image,
          port,
          env: {
            ...image.env,
            ...productionEnvironment(postgres, port),
            ...env,
          },
        });
        portals.push(portal);
        return portal;
      };
      await checkPortals({ check, startPortal, image, postgres });
    }
  } finally {
    await Promise.all(portals.map(portal => portal.end()));
    process.off('exit', remove);
    remove();
  }
  say(
    `The image: ${counts.passed} passed, ${
      counts.failed
    } failed (${secondsSince(start)})`,
  );
  return counts;
}

/** Of the image only the last stage runs. What is not removed now is removed with the folder. */
function removeStages(folder, names) {
  const paths = names.map(name => join(folder, name));
  return new Promise(resolve => {
    spawn('rm', ['-rf', ...paths], { stdio: 'ignore' })
      .on('error', resolve)
      .on('close', resolve);
  });
}

function productionEnvironment(postgres, port) {
  return {
    HOST: '127.0.0.1',
    PORTAL_URL: `http://127.0.0.1:${port}`,
    POSTGRES_HOST: postgres.host,
    POSTGRES_PORT: String(postgres.port),
    POSTGRES_USER: postgres.user,
    POSTGRES_PASSWORD: postgres.password,
  };
}

async function checkPortals({ check, startPortal, image, postgres }) {
  await check('A missing variable ends it, and its key is named', async () => {
    const portal = await startPortal({ PORTAL_URL: undefined });
    await assert.rejects(portal.ready(), /not ready/);
    assert.equal(await portal.ended, 1);
    assert.match(portal.output, /backend\.baseUrl/);
  });

  const first = await startPortal();
  await check('The portal starts on PostgreSQL, as nobody', () =>
    first.ready(),
  );
  await check('It serves the page with its own address in it', async () => {
    const page = await fetch(first.url);
    assert.equal(page.status, 200);
    assert.ok((await page.text()).includes(first.url));
  });
  await check('It lets nobody in who has not signed in', async () => {
    const fleet = await fetch(`${first.url}/api/kuberay/v1/fleet`);
    assert.equal(fleet.status, 401);
    const guest = await fetch(`${first.url}/api/auth/guest/refresh`);
    assert.notEqual(guest.status, 200);
  });
  await check('Nothing of the development portal is in it', async () => {
    await assert.rejects(readFile(join(image.folder, 'app-config.yaml')), {
      code: 'ENOENT',
    });
    assert.doesNotMatch(first.output, /development cluster|stand-in/i);
  });
  await check('The history has its tables in PostgreSQL', async () => {
    assert.deepEqual(historyTables(postgres), [
      'history_counts',
      'history_marks',
      'history_series',
      'history_sights',
    ]);
  });

  const second = await startPortal({ PORTAL_ALLOW_GUEST: 'true' });
  await check('A second one starts beside it, on the same database', () =>
    second.ready(),
  );
  await check('Its guest, who was asked for, reads the fleet', async () => {
    const session = await fetch(`${second.url}/api/auth/guest/refresh`, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    assert.equal(session.status, 200);
    const { backstageIdentity } = await session.json();
    const fleet = await fetch(`${second.url}/api/kuberay/v1/fleet`, {
      headers: { Authorization: `Bearer ${backstageIdentity.token}` },
    });
    assert.equal(fleet.status, 200);
    assert.deepEqual((await fleet.json()).rayClusters, []);
  });
  await check('Both end when they are asked to', async () => {
    assert.deepEqual([await first.end(), await second.end()], [0, 0]);
  });
}

function historyTables(postgres) {
  return postgres.query(
    'backstage_plugin_kuberay',
    "select tablename from pg_tables where tablename like 'history\\_%' order by tablename",
  );
}
