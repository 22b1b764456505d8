import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
  kuberayPermissions,
} from 'backstage-plugin-kuberay-common';
import { startDevCluster, type DevCluster } from 'dev-cluster';
import { parse } from 'yaml';
import { FleetForGroupPolicy } from '../permissions/FleetForGroupPolicy';
import { LookOnlyPolicy } from '../permissions/LookOnlyPolicy';
import { OwnersMayActPolicy } from '../permissions/OwnersMayActPolicy';
import { authWithActors } from './__testUtils__/authWithActors';
import { communityRbacPolicy } from './__testUtils__/communityRbacPolicy';
import { documentedBlock } from './__testUtils__/documentedBlock';
import { fastClock } from './__testUtils__/fastClock';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const block = (name: string) =>
  documentedBlock('permissions.md', `permissions/${name}`);

/** Who belongs to which group; the entity is owned by `risk`. */
const GROUPS: Record<string, string> = {
  'user:default/olga': 'group:default/risk',
  'user:default/tom': 'group:default/platform',
  'user:default/eve': 'group:default/sales',
};

const userInfoFactory = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: (): UserInfoService => ({
    async getUserInfo(credentials) {
      const { userEntityRef } = (
        credentials as { principal: { userEntityRef: string } }
      ).principal;
      const groups = [GROUPS[userEntityRef] ?? []].flat();
      return { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] };
    },
  }),
});

const policyModule = (
  create: (userInfo: UserInfoService) => PermissionPolicy,
) =>
  createBackendModule({
    pluginId: 'permission',
    moduleId: 'documented',
    register(env) {
      env.registerInit({
        deps: {
          policy: policyExtensionPoint,
          userInfo: coreServices.userInfo,
        },
        async init({ policy, userInfo }) {
          policy.setPolicy(create(userInfo));
        },
      });
    },
  });

/** The page's rows and condition, for the group that owns the entity; everybody may read the catalog. */
const rbacFiles = {
  csv: [
    block('community-rbac-policy').replaceAll('default/ml', 'default/risk'),
    'p, role:default/reader, catalog.entity.read, read, allow',
    ...Object.keys(GROUPS).map(user => `g, ${user}, role:default/reader`),
  ].join('\n'),
  condition: parse(block('community-rbac-condition')),
};

/** Our backend, the catalog, the permission backend and the development cluster, all of them the real ones. */
describe('the documented policies', () => {
  const directory = createMockDirectory();
  let devCluster: DevCluster;

  beforeAll(async () => {
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token: 'a-token',
      git: { username: 'portal', password: 'a-password' },
      clock: fastClock(),
      logger: mockServices.logger.mock(),
    });
  });
  afterAll(() => devCluster.stop());

  it.each<[string, (userInfo: UserInfoService) => PermissionPolicy, object]>([
    [
      'OwnersMayActPolicy',
      userInfo => new OwnersMayActPolicy(userInfo),
      {
        olga: { cluster: 200, fleet: 200, refresh: 200, sync: 200 },
        tom: { cluster: 200, fleet: 200, refresh: 403, sync: 403 },
        eve: { cluster: 200, fleet: 200, refresh: 403, sync: 403 },
      },
    ],
    [
      'FleetForGroupPolicy before OwnersMayActPolicy',
      userInfo =>
        new FleetForGroupPolicy(userInfo, new OwnersMayActPolicy(userInfo)),
      {
        olga: { cluster: 200, fleet: 403, refresh: 200, sync: 200 },
        tom: { cluster: 200, fleet: 200, refresh: 403, sync: 403 },
        eve: { cluster: 200, fleet: 403, refresh: 403, sync: 403 },
      },
    ],
    [
      'LookOnlyPolicy',
      () => new LookOnlyPolicy(),
      {
        olga: { cluster: 200, fleet: 200, refresh: 403, sync: 403 },
        tom: { cluster: 200, fleet: 200, refresh: 403, sync: 403 },
        eve: { cluster: 200, fleet: 200, refresh: 403, sync: 403 },
      },
    ],
    [
      'the community’s RBAC plugin with the rows and the condition',
      userInfo => communityRbacPolicy(userInfo, rbacFiles),
      {
        olga: { cluster: 200, fleet: 403, refresh: 200, sync: 200 },
        tom: { cluster: 200, fleet: 200, refresh: 200, sync: 200 },
        eve: { cluster: 403, fleet: 403, refresh: 403, sync: 403 },
      },
    ],
  ])('%s decides as the page says', async (_, create, expected) => {
    const { ask, act, stop } = await startPortal({
      catalog: catalogPlugin,
      config: {
        permission: { enabled: true },
        kuberay: {
          actions: { enabled: true },
          clusters: [
            {
              name: 'showcase',
              url: devCluster.clusters.showcase.url,
              serviceAccountToken: 'a-token',
            },
          ],
        },
        catalog: {
          rules: [{ allow: ['Resource'] }],
          locations: [
            {
              type: 'file',
              target: resolve(__dirname, '__fixtures__/entities.yaml'),
            },
          ],
        },
      },
      features: [
        authWithActors,
        permissionsServiceFactory,
        userInfoFactory,
        permissionPlugin,
        policyModule(create),
      ],
    });
    const as = (user: string, more: RequestInit = {}): RequestInit => ({
      ...more,
      headers: {
        authorization: mockCredentials.user.header(`user:default/${user}`),
        'content-type': 'application/json',
      },
    });
    const path = '/entities/resource/default/fraud-features';
    const id = await (async () => {
      for (;;) {
        const { body } = await ask(path, as('olga'));
        const found = body.applications?.[0];
        if (found && found.operation?.phase === 'Succeeded') {
          return found.id;
        }
        await new Promise(next => setImmediate(next));
      }
    })();

    const answers: Record<string, object> = {};
    for (const user of ['olga', 'tom', 'eve']) {
      const statusOf = async (answer: Promise<{ status: number }>) =>
        (await answer).status;
      answers[user] = {
        cluster: await statusOf(ask(path, as(user))),
        fleet: await statusOf(ask('/fleet', as(user))),
        refresh: await statusOf(act('refresh', id, as(user))),
        sync: await statusOf(
          act('sync', id, as(user, { body: '{"acceptReplicaReset":true}' })),
        ),
      };
    }
    await stop();

    expect(answers).toEqual(expected);
  });
});

it.each([
  ['owners-may-act', 'OwnersMayActPolicy'],
  ['fleet-for-group', 'FleetForGroupPolicy'],
  ['look-only', 'LookOnlyPolicy'],
])('the page shows the policy %s to the letter', (name, file) => {
  const source = resolve(__dirname, `../permissions/${file}.ts`);
  expect(block(name)).toBe(readFileSync(source, 'utf8'));
});

it('names permissions and actions for the community’s RBAC plugin as they are', () => {
  const actions = new Map(
    kuberayPermissions.map(({ name, attributes }) => [name, attributes.action]),
  );
  const rows = block('community-rbac-policy')
    .trim()
    .split('\n')
    .map(line => line.split(', '));
  const given = rows.filter(([type]) => type === 'p');
  const roles = new Set(
    rows.filter(([type]) => type === 'g').map(row => row[2]),
  );

  expect(given.map(([, , name, action]) => [name, action])).toEqual(
    given.map(([, , name]) => [name, actions.get(name as never)]),
  );
  expect(new Set(given.map(row => row[2]))).toEqual(new Set(actions.keys()));
  expect(new Set(given.map(row => row[1]))).toEqual(roles);
  const { roleEntityRef, permissionMapping, conditions, pluginId } =
    rbacFiles.condition;
  expect(roles).toContain(roleEntityRef);
  expect(permissionMapping).toEqual(
    [kuberayApplicationRefreshPermission, kuberayApplicationSyncPermission].map(
      ({ name }) => ({ name, action: actions.get(name) }),
    ),
  );
  expect({ pluginId, ...conditions }).toEqual({
    pluginId: 'catalog',
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    // What the plugin puts the groups of the user in place of.
    params: { claims: ['$ownerRefs'] },
  });
});
