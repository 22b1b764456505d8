import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDevCluster } from 'dev-cluster';
import type { Workshop } from './app/Workshop';
import { startBrowser } from './browser/Visit';
import { currentRelease } from './cases/currentRelease';
import { install } from './cases/install';
import { oldestRelease } from './cases/oldestRelease';
import { chooseCases } from './chooseCases';
import { readInstallPage } from './documented/InstallPage';
import { Results } from './report/Results';
import { say } from './say';
import { TOKEN } from './standIn';

const INSTALLATIONS = [currentRelease, oldestRelease];

/** Installs, starts and looks; the exit code is 1 when a check failed. */
async function main(): Promise<number> {
  const checkout = variable('INSTALL_CHECK_CHECKOUT');
  const folder = variable('INSTALL_CHECK_FOLDER');
  const chosen = chooseCases(INSTALLATIONS, process.argv.slice(2));
  const workshop: Workshop = {
    checkout,
    folder,
    tarballs: tarballsIn(join(folder, 'tarballs')),
  };
  const page = readInstallPage(checkout);
  const results = new Results();
  const data = await mkdtemp(join(folder, 'dev-cluster-'));
  const cluster = await startDevCluster({
    port: 0,
    dataDir: data,
    token: TOKEN,
    git: { username: 'nobody', password: TOKEN },
    logger: { info: () => {}, warn: say, error: say },
  });
  const browser = await startBrowser();
  try {
    for (const { installation, wanted } of chosen) {
      const app = await install({
        installation,
        wanted,
        workshop,
        page,
        results,
      });
      for (const name of wanted) {
        if (!app) {
          await results.check(`${name}: looked at`, () => {
            throw new Error('there is no app to look at');
          });
          continue;
        }
        await installation.cases[name]({
          app,
          page,
          checkout,
          cluster,
          browser,
          results,
          images: join(checkout, 'docs/images'),
        });
      }
    }
  } finally {
    await browser.close();
    await cluster.stop();
    await rm(data, { recursive: true, force: true });
  }
  const counts = results.counts();
  const folderOfResults = variable('INSTALL_CHECK_RESULTS');
  await mkdir(folderOfResults, { recursive: true });
  await writeFile(
    join(folderOfResults, 'install.json'),
    JSON.stringify(counts),
  );
  say(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; start with npm run check:install`);
  }
  return value;
}

function tarballsIn(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder).map(file => [
      file.replace(/\.tgz$/, ''),
      join(folder, file),
    ]),
  );
}

// So that what was started is ended, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}

main().then(
  code => process.exit(code),
  error => {
    say(String(error.stack));
    process.exit(1);
  },
);
