import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { findCard, findFleet, findTab } from '../browser/lookAtRayClusters';
import { visit, type Visit } from '../browser/Visit';
import { unpackBackend } from '../portal/unpackBackend';
import { Portal } from '../portal/Portal';
import {
  catalogConfig,
  ENTITY,
  entityFile,
  kubernetesConfig,
} from '../standIn';
import type { Stage } from './Stage';

/** A start of the stage's app with one of its frontends. */
export interface Look {
  /** In titles. */
  name: string;
  /** File among the pictures of the pages; without, none is taken. */
  picture?: string;
  frontend: string;
  /** Features of others in the backend that this start has. */
  others?: readonly string[];
  /** Beside the documented configuration. */
  config?: Record<string, unknown>;
  /** Of the entity, beside the documented one. */
  annotations?: Record<string, string>;
  /** Console errors that count. */
  errors: (errors: readonly string[]) => string[];
  /** What else must be on the entity's page. */
  alsoThere?: (page: Page) => Promise<void>;
}

/** Starts the portal, and finds card, tab and page as a person would. */
export async function lookAtPortal(stage: Stage, look: Look): Promise<void> {
  const { app, page: installPage, results, cluster, browser, images } = stage;
  const { name, frontend, others = [], annotations } = look;
  const entity = `entity-${name}.yaml`;
  await app.write(entity, entityFile(installPage, annotations));

  const portal = await results.check(`${name}: the portal starts`, async () =>
    Portal.start({
      folder: app.folder,
      entry: await unpackBackend({
        folder: app.folder,
        name,
        without: app.othersBut(others),
      }),
      frontend,
      config: {
        ...kubernetesConfig(installPage, cluster),
        ...catalogConfig([{ target: `../../${entity}` }]),
        ...look.config,
      },
    }),
  );
  if (!portal) {
    return;
  }
  let visited: Visit | undefined;
  try {
    const card = await results.check(
      `${name}: the guest enters and finds the card, which says what is true`,
      async () => {
        visited = await visit(browser, portal.url);
        return findCard(visited.page, ENTITY);
      },
    );
    if (!card || !visited) {
      return;
    }
    const { page, errors } = visited;
    const { alsoThere } = look;
    if (alsoThere) {
      await results.check(`${name}: the other plugin's card is there`, () =>
        alsoThere(page),
      );
    }
    if (look.picture) {
      await card.scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(images, look.picture) });
    }
    await results.check(`${name}: the tab shows the worker groups`, () =>
      findTab(page),
    );
    await results.check(`${name}: the menu leads to all Ray clusters`, () =>
      findFleet(page),
    );
    await results.check(`${name}: the browser's console is quiet`, () =>
      expect(look.errors(errors)).toEqual([]),
    );
  } finally {
    await visited?.end();
    await portal.stop();
  }
}
