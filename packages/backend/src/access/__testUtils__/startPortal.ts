import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kuberayPlugin from 'backstage-plugin-kuberay-backend';
import {
  entityViewSchema,
  sourcesViewSchema,
  type EntityView,
  type SourcesView,
} from 'backstage-plugin-kuberay-common';

/** The Ray cluster of the showcase that the tests look at. */
export const features: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'fraud-features',
    annotations: { 'argocd/app-name': 'fraud-features' },
  },
  spec: { type: 'ray-cluster', owner: 'risk' },
};

/** A backend with our plugin, and its API as a test asks it. */
export async function startPortal(options: {
  config: object;
  entities?: Entity[];
  /** In place of one that knows `entities`. */
  catalog?: BackendFeature;
  features?: BackendFeature[];
}) {
  const { config, entities = [features] } = options;
  const { catalog = catalogServiceMock.factory({ entities }) } = options;
  const backend = await startTestBackend({
    features: [
      kuberayPlugin,
      catalog,
      mockServices.rootConfig.factory({ data: config as never }),
      ...(options.features ?? []),
    ],
  });
  const { server } = backend;
  const url = `http://localhost:${server.port()}/api/kuberay/v1`;
  const entityPath = (name: string) => `/entities/resource/default/${name}`;

  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(url + path, init);
    return { status: response.status, body: await response.json() };
  }

  /** Asks until the answer is the one that a test waits for; the test's own time limit ends it. */
  async function until<T>(read: () => Promise<T>, accept: (it: T) => boolean) {
    for (;;) {
      const it = await read();
      if (accept(it)) {
        return it;
      }
      await new Promise(next => setImmediate(next));
    }
  }

  const readView = async (name: string): Promise<EntityView> =>
    entityViewSchema.parse((await ask(entityPath(name))).body);
  const readSources = async (): Promise<SourcesView> =>
    sourcesViewSchema.parse((await ask('/sources')).body);
  return {
    ask,
    stop: () => backend.stop(),
    untilView: (
      accept: (view: EntityView) => boolean,
      name = 'fraud-features',
    ) => until(() => readView(name), accept),
    untilSources: (accept: (view: SourcesView) => boolean) =>
      until(readSources, accept),
    act: (
      action: 'refresh' | 'sync',
      application: string,
      init: RequestInit = {},
    ) =>
      ask(
        `${entityPath('fraud-features')}/applications/${application}/${action}`,
        { ...init, method: 'POST' },
      ),
  };
}
