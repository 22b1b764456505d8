import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { runAction } from '../__testUtils__/runAction';
import { createCatalogUnregisterAction } from './createCatalogUnregisterAction';

const ORIGIN = 'url:https://git.example.com/a/raw/main/catalog-info.yaml';

function entity(name: string, kind = 'Resource', origin = ORIGIN): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-origin-location': origin },
    },
  };
}

/** A catalog with these entities, and the file among its locations or not. */
function aCatalog(options: { entities: Entity[]; registered: boolean }) {
  const catalog = catalogServiceMock.mock();
  const known = catalogServiceMock({ entities: options.entities });
  catalog.getEntityByRef.mockImplementation((...args) =>
    known.getEntityByRef(...args),
  );
  catalog.getEntities.mockImplementation((...args) =>
    known.getEntities(...args),
  );
  catalog.getLocationByRef.mockImplementation(async ref =>
    options.registered && ref === ORIGIN
      ? {
          id: 'the-id',
          type: 'url',
          target: ORIGIN.slice(4),
          entityRef: 'location:default/generated',
        }
      : undefined,
  );
  return catalog;
}

function unregister(catalog: ReturnType<typeof aCatalog>, isDryRun = false) {
  return runAction(createCatalogUnregisterAction({ catalog }), {
    workspacePath: '/nowhere',
    input: { entityRef: 'resource:training' },
    isDryRun,
  });
}

describe('kuberay:catalog:unregister', () => {
  it('removes the location that brought the entity and nothing else, as the person who runs the task', async () => {
    const catalog = aCatalog({
      entities: [entity('training'), entity('generated', 'Location')],
      registered: true,
    });

    const { outputs } = await unregister(catalog);

    expect(outputs).toEqual({
      entityRef: 'resource:default/training',
      unregistered: true,
    });
    expect(catalog.removeLocationById.mock.calls).toMatchObject([
      ['the-id', { credentials: { principal: { type: 'user' } } }],
    ]);
  });

  it.each([
    ['that nobody registered', [entity('training')], false, false],
    [
      'whose file defines another entity',
      [entity('training'), entity('notebooks')],
      true,
      false,
    ],
    ['that the catalog does not have', [], true, false],
    ['in a dry run', [entity('training')], true, true],
  ])(
    'removes nothing for an entity %s',
    async (_, entities, registered, isDryRun) => {
      const catalog = aCatalog({ entities, registered });

      const { outputs } = await unregister(catalog, isDryRun);

      expect(outputs).toEqual({
        entityRef: 'resource:default/training',
        unregistered: false,
      });
      expect(catalog.removeLocationById).not.toHaveBeenCalled();
    },
  );
});
