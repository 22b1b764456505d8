import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '../releases/Release';
import { runTool } from './runTool';
import { runYarn, toolEnvironment, type Workshop } from './Workshop';
import { yarnSettings } from './yarnSettings';

/** Which frontend system the template has. */
export type Template = 'default' | 'legacy';

/**
 * Makes an app by the published `@backstage/create-app` of a release, as its owner did; nothing is installed yet.
 *
 * The app is made in `folder`, which must not exist.
 */
export async function createPlainApp(options: {
  workshop: Workshop;
  release: Release;
  template: Template;
  folder: string;
}): Promise<void> {
  const { workshop, release, template, folder } = options;
  const tool = await installCreateApp(workshop, release);
  await runTool({
    title: `create-app ${release.createApp} (${template})`,
    command: process.execPath,
    args: [
      join(tool, 'node_modules/@backstage/create-app/bin/backstage-create-app'),
      '--path',
      folder,
      '--skip-install',
      ...(template === 'legacy' ? ['--legacy'] : []),
    ],
    cwd: tool,
    env: {
      ...(await toolEnvironment(workshop)),
      BACKSTAGE_APP_NAME: 'stranger',
    },
  });
}

async function installCreateApp(
  workshop: Workshop,
  release: Release,
): Promise<string> {
  const tool = join(workshop.folder, `create-app-${release.createApp}`);
  await mkdir(tool, { recursive: true });
  await writeFile(join(tool, '.yarnrc.yml'), yarnSettings(workshop));
  await writeFile(
    join(tool, 'package.json'),
    JSON.stringify({
      name: 'create-app',
      private: true,
      dependencies: { '@backstage/create-app': release.createApp },
      resolutions: release.packages,
    }),
  );
  await writeFile(join(tool, 'yarn.lock'), '');
  await runYarn(workshop, tool, ['install']);
  return tool;
}
