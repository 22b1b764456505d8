import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import healthy from '../__fixtures__/healthy.json';
import { kuberayPlugin } from '../plugin';
import { FakeCluster, paths } from './FakeCluster';
import { fakeKubernetesPlugin } from './fakeKubernetesPlugin';

/** An entity of the catalog, owned by `group:default/ml`. */
export function aComponent(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', owner: 'ml', lifecycle: 'production' },
  };
}

/** An entity of the healthy RayCluster. */
export const fraudModel = aComponent('fraud-model', {
  'kuberay.io/raycluster': 'prod/ray-cluster/raycluster-kuberay',
});

/** A cluster that serves the recorded healthy one; `applications` in place of its own. */
export function aFakeCluster(
  applications: unknown[] = healthy.applications,
): FakeCluster {
  const cluster = new FakeCluster();
  cluster.serve(paths.rayClusters, healthy.rayClusters);
  cluster.serve(paths.pods, healthy.pods);
  cluster.serve(paths.events, healthy.events);
  cluster.serve(paths.applications, applications);
  return cluster;
}

/** Options of {@link startKuberayBackend}. */
export interface StartKuberayBackendOptions {
  cluster?: FakeCluster;
  catalog?: BackendFeature;
  entities?: Entity[];
  /** Come on top. */
  features?: BackendFeature[];
  config?: object;
}

/** A backend with this plugin and the cluster `prod`. */
export async function startKuberayBackend(
  options: StartKuberayBackendOptions = {},
) {
  const { cluster = aFakeCluster(), features = [], config = {} } = options;
  const { entities = [fraudModel, aComponent('website')] } = options;
  const { catalog = catalogServiceMock.factory({ entities }) } = options;
  const backend = await startTestBackend({
    features: [
      kuberayPlugin,
      fakeKubernetesPlugin({ clusters: { prod: cluster } }),
      catalog,
      mockServices.rootConfig.factory({
        data: { argocd: { baseUrl: 'https://argocd.example.org' }, ...config },
      }),
      ...features,
    ],
  });
  return {
    backend,
    server: backend.server,
    cluster,
    url: `http://localhost:${backend.server.port()}/api/kuberay/v1`,
  };
}

/** Permissions that answer so for one permission, and allow every other one. */
export function permissionsWith(name: string, result: AuthorizeResult) {
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        // A conditional answer would need its conditions, which nobody reads.
        result: (permission.name === name
          ? result
          : AuthorizeResult.ALLOW) as 'DENY',
      })),
  }).factory;
}
