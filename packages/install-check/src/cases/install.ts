import { expect } from '@playwright/test';
import { join } from 'node:path';
import { App } from '../app/App';
import type { Workshop } from '../app/Workshop';
import type { InstallPage } from '../documented/InstallPage';
import { packedManifests } from '../installed/packedManifests';
import { secondCopies } from '../installed/secondCopies';
import { readRelease } from '../releases/Release';
import type { Results } from '../report/Results';
import { addToBackend } from './documentedSteps';
import type { Installation } from './Installation';
import { twoAtATime } from './twoAtATime';

/**
 * Makes the app of an installation, adds what the page says, installs and builds it.
 *
 * @param options `wanted`: cases to install for
 * @returns undefined when a step failed; the results say which
 */
export async function install(options: {
  installation: Installation;
  wanted: readonly string[];
  workshop: Workshop;
  page: InstallPage;
  results: Results;
}): Promise<App | undefined> {
  const { installation, wanted, workshop, page, results } = options;
  const release = readRelease(workshop.checkout, installation.release);
  const named = (title: string) => `Backstage ${release.version}: ${title}`;
  const frontends = installation.frontends.filter(
    (frontend, index) => index === 0 || wanted.includes(frontend.for),
  );

  const app = await results.check(
    named('create-app makes an app, and it takes the documented lines'),
    async () => {
      const made = await App.create({
        workshop,
        release,
        folder: join(workshop.folder, `app-${release.version}`),
        frontends,
      });
      await addToBackend(made, page);
      for (const { name } of frontends) {
        await installation.addOurs(made, page, name);
      }
      return made;
    },
  );
  if (!app) {
    return undefined;
  }
  await results.check(
    named('our packages ask for no second copy of what it has'),
    async () => {
      expect(
        secondCopies(await packedManifests(workshop), release.packages),
      ).toEqual([]);
    },
  );
  const built = await results.check(
    named('it installs, its types are right, and it builds'),
    async () => {
      for (const { name } of frontends) {
        await installation.addOthers?.(app, name);
      }
      await app.yarn('install');
      await twoAtATime([
        ...frontends.map(
          ({ name }) =>
            () =>
              app.yarn('workspace', name, 'build'),
        ),
        () => app.yarn('tsc'),
        () =>
          app.yarn(
            'workspace',
            'backend',
            'build',
            '--skip-build-dependencies',
          ),
      ]);
      return true;
    },
  );
  return built ? app : undefined;
}
