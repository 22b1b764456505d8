import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { runAction } from '../__testUtils__/runAction';
import { createCatalogWaitAction } from './createCatalogWaitAction';

const training: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'training', namespace: 'default' },
  spec: { type: 'ray-cluster', owner: 'group:default/ml-platform' },
};

/** A catalog that reads the entity during the nth pause. */
function aCatalogThatReadsAt(pauseNumber: number) {
  const entities: Entity[] = [];
  const catalog = catalogServiceMock({ entities });
  const later = catalogServiceMock({ entities: [training] });
  let pauses = 0;
  return {
    catalog: {
      ...catalog,
      getEntityByRef: (...args: Parameters<typeof catalog.getEntityByRef>) =>
        (pauses >= pauseNumber ? later : catalog).getEntityByRef(...args),
    } as typeof catalog,
    pause: async () => {
      pauses += 1;
    },
    pauses: () => pauses,
  };
}

describe('kuberay:catalog:wait', () => {
  it('ends at once where the catalog knows the entity', async () => {
    const { catalog, pause, pauses } = aCatalogThatReadsAt(0);
    const run = await runAction(createCatalogWaitAction({ catalog, pause }), {
      workspacePath: '/nowhere',
      input: { entityRef: 'resource:training' },
    });
    expect(run.outputs).toEqual({ entityRef: 'resource:default/training' });
    expect(pauses()).toBe(0);
  });

  it('asks again until the catalog has read the file', async () => {
    const { catalog, pause, pauses } = aCatalogThatReadsAt(3);
    await runAction(createCatalogWaitAction({ catalog, pause }), {
      workspacePath: '/nowhere',
      input: { entityRef: 'resource:default/training' },
    });
    expect(pauses()).toBe(3);
  });

  it('says after the timeout what it still waits for', async () => {
    const { catalog, pause } = aCatalogThatReadsAt(Infinity);
    await expect(
      runAction(createCatalogWaitAction({ catalog, pause }), {
        workspacePath: '/nowhere',
        input: { entityRef: 'resource:default/training', timeoutSeconds: 2 },
      }),
    ).rejects.toThrow(
      'The catalog does not know resource:default/training after 2 s',
    );
  });

  it('ends with the task', async () => {
    const { catalog } = aCatalogThatReadsAt(Infinity);
    await expect(
      runAction(createCatalogWaitAction({ catalog }), {
        workspacePath: '/nowhere',
        input: { entityRef: 'resource:default/training' },
        signal: AbortSignal.abort(),
      }),
    ).rejects.toThrow('aborted');
  });

  it('does not wait in a dry run, where nothing was registered', async () => {
    const { catalog, pause, pauses } = aCatalogThatReadsAt(Infinity);
    const run = await runAction(createCatalogWaitAction({ catalog, pause }), {
      workspacePath: '/nowhere',
      input: { entityRef: 'resource:default/training' },
      isDryRun: true,
    });
    expect(run.outputs).toEqual({ entityRef: 'resource:default/training' });
    expect(pauses()).toBe(0);
  });

  it('refuses what is no entity ref, naming the input', async () => {
    const { catalog, pause } = aCatalogThatReadsAt(0);
    await expect(
      runAction(createCatalogWaitAction({ catalog, pause }), {
        workspacePath: '/nowhere',
        input: { entityRef: 'training' },
      }),
    ).rejects.toThrow('entityRef: "training" is no reference');
  });
});
