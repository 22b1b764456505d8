import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { runAction } from '../__testUtils__/runAction';
import { createCatalogCheckAction } from './createCatalogCheckAction';

const catalogInfoUrl = 'https://git.example.com/a/raw/main/catalog-info.yaml';
const input = { entityRef: 'resource:training', catalogInfoUrl };

function training(location: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'training',
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-location': location },
    },
  };
}

/** A catalog with these entities and, perhaps, the file among its locations. */
function aCatalog(options: { entities: Entity[]; registered: string[] }) {
  const catalog = catalogServiceMock.mock();
  const known = catalogServiceMock(options);
  catalog.getEntityByRef.mockImplementation((...args) =>
    known.getEntityByRef(...args),
  );
  catalog.getLocationByRef.mockImplementation(async ref =>
    options.registered.includes(ref)
      ? { id: '1', type: 'url', target: ref.slice(4), entityRef: 'location:x' }
      : undefined,
  );
  return catalog;
}

function check(catalog: ReturnType<typeof aCatalog>, isDryRun = false) {
  return runAction(createCatalogCheckAction({ catalog }), {
    workspacePath: '/nowhere',
    input,
    isDryRun,
  });
}

describe('kuberay:catalog:check', () => {
  it.each([
    ['is new', [], [], false],
    [
      'was registered, and the catalog has not read it yet',
      [],
      [`url:${catalogInfoUrl}`],
      true,
    ],
    [
      'was registered and read',
      [training(`url:${catalogInfoUrl}`)],
      [`url:${catalogInfoUrl}`],
      true,
    ],
  ])(
    'lets a file pass that %s',
    async (_, entities, registered, isRegistered) => {
      const run = await check(aCatalog({ entities, registered }));
      expect(run.outputs).toEqual({
        entityRef: 'resource:default/training',
        catalogInfoUrl,
        registered: isRegistered,
      });
    },
  );

  it.each([
    ['another repository', 'url:https://git.example.com/b/raw/main/c.yaml'],
    ['the configuration', 'file:/srv/portal/catalog.yaml'],
  ])(
    'refuses a name that the catalog has from %s, without saying which file, in a dry run too',
    async (_, location) => {
      const catalog = aCatalog({
        entities: [training(location)],
        registered: [],
      });
      for (const isDryRun of [false, true]) {
        await expect(check(catalog, isDryRun)).rejects.toThrow(
          /^name: the catalog has resource:default\/training already, from another file; choose another name$/,
        );
      }
    },
  );

  it('asks as the person who runs the task', async () => {
    const catalog = aCatalog({ entities: [], registered: [] });
    await check(catalog);
    const asThePerson = { credentials: { principal: { type: 'user' } } };
    expect([
      ...catalog.getEntityByRef.mock.calls,
      ...catalog.getLocationByRef.mock.calls,
    ]).toMatchObject([
      ['resource:default/training', asThePerson],
      [`url:${catalogInfoUrl}`, asThePerson],
    ]);
  });
});
