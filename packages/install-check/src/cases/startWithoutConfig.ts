import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { parse } from 'yaml';
import { Portal } from '../portal/Portal';
import { unpackBackend } from '../portal/unpackBackend';
import { catalogConfig } from '../standIn';
import { untilTrue } from '../portal/untilTrue';
import { templateActions } from './templateActions';
import type { Stage } from './Stage';

interface SourceView {
  freshness: { problem?: { message: string } };
}

const KUBERNETES = '@backstage/plugin-kubernetes-backend';

/**
 * The backend with our plugins and the template's own configuration, with the Kubernetes plugin and without. It starts, and
 * says what it is missing.
 */
export async function startWithoutConfig(stage: Stage): Promise<void> {
  const { app, results } = stage;
  for (const [title, without] of [
    ['without configuration of ours', []],
    ['without the Kubernetes plugin', [KUBERNETES]],
  ] as const) {
    await results.check(`the backend starts ${title}`, async () => {
      const portal = await Portal.start({
        folder: app.folder,
        entry: await unpackBackend({
          folder: app.folder,
          name: 'bare',
          without: [...without, ...app.othersBut([])],
        }),
        config: { app: { title: 'Nothing of ours' } },
      });
      try {
        const fleet = await portal.get('/api/kuberay/v1/fleet');
        expect({
          rayClusters: fleet.rayClusters,
          problems: fleet.sources.map(
            (source: SourceView) => source.freshness.problem?.message,
          ),
        }).toEqual({
          rayClusters: [],
          problems: [
            'The Kubernetes plugin is not installed or has no configuration',
          ],
        });
      } finally {
        await portal.stop();
      }
    });
  }
}

/** The templates of this repository as catalog locations: each is in the catalog, and each of its actions is there. */
export async function importTemplates(stage: Stage): Promise<void> {
  const { app, results, checkout, page } = stage;
  const folder = join(checkout, 'templates');
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name);
  await results.check(
    `the ${names.length} templates import, and their actions are installed`,
    async () => {
      const portal = await Portal.start({
        folder: app.folder,
        entry: await unpackBackend({
          folder: app.folder,
          name: 'templates',
          without: app.othersBut([]),
        }),
        config: {
          ...catalogConfig(
            names.map(name => ({
              target: join(folder, name, 'template.yaml'),
              kinds: ['Template'],
            })),
          ),
          // Its variables, such as ${GIT_PASSWORD}, are set in a real portal.
          ...parse(
            page
              .lines('install/templates-config')
              .replace(/\$\{\w+\}/g, 'a-password-of-no-worth'),
          ),
        },
      });
      try {
        const actions: Array<{ id: string }> = await portal.get(
          '/api/scaffolder/v2/actions',
        );
        const ids = new Set(actions.map(({ id }) => id));
        for (const name of names) {
          const entity = await untilTrue(() =>
            portal
              .get(`/api/catalog/entities/by-name/template/default/${name}`)
              .catch(() => undefined),
          );
          expect(
            templateActions(entity).filter(action => !ids.has(action)),
          ).toEqual([]);
        }
      } finally {
        await portal.stop();
      }
    },
  );
}
