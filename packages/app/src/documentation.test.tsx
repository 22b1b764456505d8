import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import {
  prepareSpecializedApp,
  type FinalizedSpecializedApp,
} from '@backstage/frontend-app-api';
import {
  ApiBlueprint,
  appLanguageApiRef,
  coreExtensionData,
  createFrontendModule,
  type ExtensionDataRef,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import kuberayPlugin from 'backstage-plugin-kuberay';
import * as legacy from 'backstage-plugin-kuberay/legacy';
import { parse } from 'yaml';

// The first import of a whole app takes its time.
jest.setTimeout(120_000);

const page = readFileSync(
  resolve(__dirname, '../../../docs/install.md'),
  'utf8',
);

/** The examples in a language, without their fences. */
function examples(language: string): string[] {
  const fences = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs');
  return [...page.matchAll(fences)].map(([, example]) => example);
}

/** All that the page configures of extensions. */
const extensions = examples('yaml')
  .map(example => parse(example))
  .flatMap(config => config?.app?.extensions ?? []);

/** Everybody may do everything. */
const permissions = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: defineParams =>
        defineParams({
          api: permissionApiRef,
          deps: {},
          factory: (): PermissionApi => ({
            authorize: async () => ({ result: AuthorizeResult.ALLOW }),
          }),
        }),
    }),
  ],
});

function startApp(configured: unknown[]): Promise<FinalizedSpecializedApp> {
  const app = prepareSpecializedApp({
    features: [appPlugin, catalogPlugin, kuberayPlugin, permissions],
    config: new ConfigReader({
      app: {
        baseUrl: 'http://localhost',
        extensions: [{ 'sign-in-page:app': false }, ...configured] as never,
      },
      backend: { baseUrl: 'http://localhost:7007' },
    }),
  });
  return new Promise(done => app.onFinalized(done));
}

function read<Value>(
  app: FinalizedSpecializedApp,
  id: string,
  ref: ExtensionDataRef<Value>,
): Value | undefined {
  return app.tree.nodes.get(id)?.instance?.getData(ref);
}

function anEntity(kind: string, type: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'features' },
    spec: { type },
  };
}

describe('docs/install.md', () => {
  it('configures extensions as they are, and what it says comes true', async () => {
    const app = await startApp(extensions);

    expect(app.errors ?? []).toEqual([]);
    const tab = 'entity-content:kuberay/ray-cluster';
    expect({
      page: read(app, 'page:kuberay', coreExtensionData.routePath),
      title: read(app, tab, EntityContentBlueprint.dataRefs.title),
      group: read(app, tab, EntityContentBlueprint.dataRefs.group),
      languages: app.apis.get(appLanguageApiRef)?.getAvailableLanguages(),
    }).toEqual({
      page: '/ray',
      title: 'Ray',
      group: 'operation',
      languages: { languages: ['en', 'de'] },
    });
    const isThere = read(
      app,
      'entity-card:kuberay/ray-cluster',
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect([
      isThere?.(anEntity('Component', 'service')),
      isThere?.(anEntity('Resource', 'ray-cluster')),
      isThere?.(anEntity('Resource', 'database')),
    ]).toEqual([true, true, false]);
  });

  it('would not start with an extension’s name or an option that there is not', async () => {
    const misspelt = await startApp([{ 'page:kuberays': false }]);
    const impossible = await startApp([
      {
        'entity-content:kuberay/ray-cluster': { config: { historyHours: 0 } },
      },
    ]);

    expect([...(misspelt.errors ?? []), ...(impossible.errors ?? [])]).toEqual([
      expect.objectContaining({ code: 'INVALID_EXTENSION_CONFIG_KEY' }),
      expect.objectContaining({ code: 'EXTENSION_CONFIGURATION_INVALID' }),
    ]);
  });

  it('imports what the entry for the old frontend system exports', () => {
    const imported = examples('tsx')
      .join('')
      .matchAll(/import \{([^}]*)\} from 'backstage-plugin-kuberay\/legacy'/g);
    const names = [...imported].flatMap(([, list]) =>
      list.split(',').flatMap(name => name.trim() || []),
    );

    expect(names).toContain('RayClusterFleetPage');
    expect(Object.keys(legacy)).toEqual(expect.arrayContaining(names));
  });
});
