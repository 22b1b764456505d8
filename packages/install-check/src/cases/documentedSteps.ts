import type { App } from '../app/App';
import {
  codeLines,
  type DocumentedAdd,
  type InstallPage,
} from '../documented/InstallPage';

const BACKEND = 'packages/backend/src/index.ts';
const BEFORE_START = { before: 'backend.start();' };

/** What the five-minute path has a person add for card, tab and page in the new frontend system, a line each. */
export function linesForTheFirstCard(page: InstallPage): string[] {
  const annotation = codeLines(page.lines('install/annotation')).filter(
    line => !/^\s*(metadata|annotations):$/.test(line),
  );
  return [
    ...['install/backend-packages', 'install/backend'],
    'install/frontend-packages',
  ]
    .flatMap(name => codeLines(page.lines(name)))
    .concat(annotation);
}

/** Adds what the page names to the backend: the plugin, discovery and the templates' actions. */
export async function addToBackend(app: App, page: InstallPage): Promise<void> {
  await addTogether(
    app,
    [
      'install/backend-packages',
      'install/discovery-packages',
      'install/templates-packages',
    ]
      .flatMap(name => page.adds(name))
      .filter(({ workspace }) => workspace === 'packages/backend'),
  );
  for (const name of [
    'install/backend',
    'install/discovery',
    'install/templates',
  ]) {
    await app.insert(BACKEND, BEFORE_START, page.lines(name));
  }
}

/** Adds what the page names to a frontend: the plugin, and the form fields. */
export async function addToFrontend(
  app: App,
  page: InstallPage,
  frontend: string,
): Promise<void> {
  await addTogether(
    app,
    ['install/frontend-packages', 'install/templates-packages']
      .flatMap(name => page.adds(name))
      .filter(({ workspace }) => workspace === 'packages/app'),
    frontend,
  );
}

/** The lines for the old frontend system, in the template's own files. */
export async function addLegacyLines(
  app: App,
  page: InstallPage,
  frontend: string,
): Promise<void> {
  const source = `packages/${frontend}/src`;
  const entityPage = `${source}/components/catalog/EntityPage.tsx`;
  const lines = (name: string) => page.lines(`install/legacy-${name}`);
  await app.insert(
    entityPage,
    { before: '<Grid item md={4} xs={12}>' },
    lines('card'),
  );
  await app.insert(
    entityPage,
    { before: '<EntityLayout.Route path="/docs" title="Docs">' },
    lines('tab'),
  );
  await app.insert(entityPage, 'top', lines('imports'));
  await app.insert(
    `${source}/App.tsx`,
    { after: '<Route path="/catalog-graph" element={<CatalogGraphPage />} />' },
    lines('page'),
  );
  await app.insert(`${source}/App.tsx`, 'top', lines('page-import'));
  await app.insert(
    `${source}/components/Root/Root.tsx`,
    { after: '<SidebarItem icon={HomeIcon} to="catalog" text="Home" />' },
    lines('menu'),
  );
}

/** One `yarn add` for each workspace: the same as one after the other, and sooner. */
async function addTogether(
  app: App,
  adds: DocumentedAdd[],
  frontend?: string,
): Promise<void> {
  const byWorkspace = new Map<string, string[]>();
  for (const { workspace, packages } of adds) {
    byWorkspace.set(workspace, [
      ...(byWorkspace.get(workspace) ?? []),
      ...packages,
    ]);
  }
  for (const [workspace, packages] of byWorkspace) {
    await app.add({ workspace, packages }, frontend);
  }
}
