import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  entityViewSchema,
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
} from 'backstage-plugin-kuberay-common';
import request from 'supertest';
import { z } from 'zod/v3';
import healthy from './__fixtures__/healthy.json';
import type { FakeCluster } from './__testUtils__/FakeCluster';
import {
  aFakeCluster,
  fraudModel,
  startKuberayBackend,
} from './__testUtils__/startKuberayBackend';

jest.setTimeout(120_000);

const owned: Entity = {
  ...fraudModel,
  relations: [{ type: RELATION_OWNED_BY, targetRef: 'user:default/owner' }],
};
const OBJECT_PATH =
  '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/raycluster';

/** The rule of the catalog's own backend. */
const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow entities owned by a specified claim',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: (entity, { claims }) =>
    (entity.relations ?? []).some(
      ({ type, targetRef }) =>
        type === RELATION_OWNED_BY && claims.includes(targetRef),
    ),
  toQuery: ({ claims }) => ({ key: 'relations.ownedBy', values: claims }),
});
const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: catalogEntityPermissionResourceRef,
  rules: { isEntityOwner },
});

/** What the catalog's backend says to the permission framework of entities. */
const catalogPlugin = createBackendPlugin({
  pluginId: 'catalog',
  register(env) {
    env.registerInit({
      deps: { permissionsRegistry: coreServices.permissionsRegistry },
      async init({ permissionsRegistry }) {
        permissionsRegistry.addResourceType({
          resourceRef: catalogEntityPermissionResourceRef,
          rules: [isEntityOwner],
          getResources: async refs =>
            refs.map(ref =>
              ref === stringifyEntityRef(owned) ? owned : undefined,
            ),
        });
      },
    });
  },
});

/** As docs/permissions.md has it: everybody reads, owners act. */
const ownersOnly: PermissionPolicy = {
  async handle({ permission }, user): Promise<PolicyDecision> {
    const ofEntities =
      isPermission(permission, kuberayApplicationRefreshPermission) ||
      isPermission(permission, kuberayApplicationSyncPermission);
    return ofEntities && isResourcePermission(permission, 'catalog-entity')
      ? createConditionalDecision(
          permission,
          conditions.isEntityOwner({
            claims: user?.info.ownershipEntityRefs ?? [],
          }),
        )
      : { result: AuthorizeResult.ALLOW };
  },
};

const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners-only',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(ownersOnly);
      },
    });
  },
});

/** The mock's tokens say that a plugin asks for a user, as real ones do: the permission framework looks at that. */
const authWithActors = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const getToken = auth.getPluginRequestToken.bind(auth);
    return Object.assign(auth, {
      async getPluginRequestToken(options: Parameters<typeof getToken>[0]) {
        const { onBehalfOf } = options;
        return auth.isPrincipal(onBehalfOf, 'user')
          ? {
              token: mockCredentials.user.token(
                onBehalfOf.principal.userEntityRef,
                { actor: { subject: `plugin:${plugin.getId()}` } },
              ),
            }
          : getToken(options);
      },
    });
  },
});

function aCluster(): FakeCluster {
  const applications = healthy.applications.map(application => ({
    ...application,
    metadata: {
      ...application.metadata,
      resourceVersion: '7',
      annotations: { 'kuberay.io/entity': 'component:default/fraud-model' },
    },
  }));
  const cluster = aFakeCluster(applications);
  const [application] = applications.filter(
    ({ metadata }) => metadata.name === 'raycluster',
  );
  cluster.serveObject(OBJECT_PATH, application);
  return cluster;
}

/** The permission backend, the catalog's rule and this plugin, over HTTP as in production. */
describe('a policy that lets owners act, and nobody else', () => {
  it.each(['refresh', 'sync'])(
    'is kept for %s, and tells a stranger nothing of what there is',
    async action => {
      const { server, cluster } = await startKuberayBackend({
        cluster: aCluster(),
        entities: [owned],
        config: {
          permission: { enabled: true },
          kuberay: { actions: { enabled: true } },
        },
        features: [
          authWithActors,
          permissionsServiceFactory,
          mockServices.userInfo.factory(),
          permissionPlugin,
          policyModule,
          catalogPlugin,
        ],
      });
      const base = '/api/kuberay/v1/entities/component/default';
      const id = await (async () => {
        for (;;) {
          const { body } = await request(server).get(`${base}/fraud-model`);
          const application = entityViewSchema
            .parse(body)
            .applications.find(({ name }) => name === 'raycluster');
          if (application) {
            return application.id;
          }
        }
      })();
      const act = (user: string, entity = 'fraud-model') =>
        request(server)
          .post(`${base}/${entity}/applications/${id}/${action}`)
          .set('Authorization', mockCredentials.user.header(user));

      const stranger = await act('user:default/stranger');
      const strangerToNothing = await act('user:default/stranger', 'nobody');
      const writesOfStrangers = cluster.patches.length;
      const owner = await act('user:default/owner');

      expect(stranger.status).toBe(403);
      expect(strangerToNothing.status).toBe(403);
      expect(strangerToNothing.body.error).toEqual(stranger.body.error);
      expect(writesOfStrangers).toBe(0);
      expect(owner.status).toBe(200);
      expect(cluster.patches).toHaveLength(1);
    },
  );
});
