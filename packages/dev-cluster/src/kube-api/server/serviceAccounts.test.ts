import { ManualClock } from '../../clock';
import { startTestServer } from '../../testUtils/startTestServer';
import { rayClusterDefinition } from '../__fixtures__/rayClusterDefinition';
import { InMemoryObjectStore } from '../InMemoryObjectStore';
import recorded403 from './__fixtures__/403.json';
import recorded403Watch from './__fixtures__/403-watch.json';
import { ApiServer } from './ApiServer';

const RBAC = 'rbac.authorization.k8s.io';
const RAYCLUSTERS = '/apis/ray.io/v1/rayclusters';
const IN_ML = '/apis/ray.io/v1/namespaces/ml/rayclusters';
const IN_OTHER = '/apis/ray.io/v1/namespaces/other/rayclusters';
const ACCOUNT = '/api/v1/namespaces/rbac/serviceaccounts/reader';
const REVIEWS = `/apis/authorization.k8s.io/v1`;

const read = [
  {
    apiGroups: ['ray.io'],
    resources: ['rayclusters'],
    verbs: ['list', 'watch'],
  },
];
const roleRef = (kind: string, name = 'reads') => ({
  apiGroup: RBAC,
  kind,
  name,
});
const subjects = [
  { kind: 'ServiceAccount', name: 'reader', namespace: 'rbac' },
];
const clusterRole = {
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  metadata: { name: 'reads' },
  rules: read,
};
const clusterRoleBinding = {
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name: 'reads' },
  roleRef: roleRef('ClusterRole'),
  subjects,
};
const roleBinding = (namespace: string, kind: string) => ({
  ...clusterRoleBinding,
  kind: 'RoleBinding',
  metadata: { name: 'reads', namespace },
  roleRef: roleRef(kind),
});
const role = (namespace: string) => ({
  ...clusterRole,
  kind: 'Role',
  metadata: { name: 'reads', namespace },
});

/** A cluster with the ServiceAccount `reader` in `rbac`, and with what is given. */
async function start(...objects: object[]) {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  store.create(rayClusterDefinition);
  await clock.advance(500);
  for (const name of ['rbac', 'ml', 'other']) {
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  const metadata = { name: 'reader', namespace: 'rbac' };
  store.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  const api = ApiServer.create({ store, clock, token: 'secret' });
  const { url } = await startTestServer(exchange => api.handle(exchange));
  const call = (path: string, token: string, init: RequestInit = {}) =>
    fetch(url + path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
    });
  const post = async (path: string, token: string, body: object) => {
    const response = await call(path, token, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  objects.forEach(object => store.create(object as never));
  const request = (spec: object = {}) =>
    post(`${ACCOUNT}/token`, 'secret', {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec,
    });
  const token: string = (await request()).body.status.token;
  const statusOf = async (path: string, given = token, init?: RequestInit) => {
    const response = await call(path, given, init);
    await response.body?.cancel();
    return response.status;
  };
  return { clock, store, call, post, request, token, statusOf };
}

async function recordingOf(response: Response) {
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: await response.json(),
  };
}

describe('the token of a ServiceAccount', () => {
  it('opens nothing but what everybody may without a role, in the recorded words', async () => {
    const { call, token, statusOf } = await start();
    expect(await recordingOf(await call(RAYCLUSTERS, token))).toEqual(
      recorded403,
    );
    expect(
      await recordingOf(await call('/api/v1/pods?watch=1', token)),
    ).toEqual(recorded403Watch);
    expect(
      await Promise.all(
        ['/version', '/apis', '/api/v1'].map(path => statusOf(path)),
      ),
    ).toEqual([200, 200, 200]);
    expect(await statusOf(RAYCLUSTERS, 'secret')).toBe(200);
  });

  it('opens the whole cluster by a ClusterRoleBinding, for the verbs of the rule', async () => {
    const { statusOf } = await start(clusterRole, clusterRoleBinding);
    expect([
      await statusOf(RAYCLUSTERS),
      await statusOf(`${RAYCLUSTERS}?watch=1`),
      await statusOf(IN_OTHER),
      await statusOf(`${IN_ML}/one`),
      await statusOf(`${IN_ML}/one`, undefined, { method: 'DELETE' }),
      await statusOf('/api/v1/pods'),
    ]).toEqual([200, 200, 200, 403, 403, 403]);
  });

  it.each([
    ['a Role', [role('ml'), roleBinding('ml', 'Role')]],
    ['a ClusterRole', [clusterRole, roleBinding('ml', 'ClusterRole')]],
  ])(
    'opens a namespace by a RoleBinding of %s, and no other',
    async (_, given) => {
      const { statusOf } = await start(...given);
      expect([
        await statusOf(IN_ML),
        await statusOf(IN_OTHER),
        await statusOf(RAYCLUSTERS),
      ]).toEqual([200, 403, 403]);
    },
  );

  it('is closed at once when the binding goes', async () => {
    const { store, statusOf } = await start(clusterRole, clusterRoleBinding);
    const before = await statusOf(RAYCLUSTERS);
    store.delete({ kind: 'ClusterRoleBinding', name: 'reads' });
    expect([before, await statusOf(RAYCLUSTERS)]).toEqual([200, 403]);
  });

  it('says which role a binding names in vain', async () => {
    const { call, token } = await start(clusterRoleBinding);
    const { body } = await recordingOf(await call(RAYCLUSTERS, token));
    expect(body.message).toBe(
      `${recorded403.body.message}: RBAC: clusterrole.${RBAC} "reads" not found`,
    );
  });

  it('opens a list of one object by its name, as Kubernetes reads the field selector', async () => {
    const named = { ...read[0], resourceNames: ['one'] };
    const { statusOf } = await start(
      { ...clusterRole, rules: [named] },
      clusterRoleBinding,
    );
    expect([
      await statusOf(`${RAYCLUSTERS}?fieldSelector=metadata.name%3Done`),
      await statusOf(`${RAYCLUSTERS}?fieldSelector=metadata.name%3Dtwo`),
      await statusOf(RAYCLUSTERS),
    ]).toEqual([200, 403, 403]);
  });

  it('lasts as long as was asked for, and the account is there', async () => {
    const { clock, store, request, statusOf, token } = await start();
    const long = (await request({ expirationSeconds: 7200 })).body.status;
    const first = [
      await statusOf('/apis'),
      await statusOf('/apis', long.token),
    ];
    await clock.advance(3_600_000);
    const later = [
      await statusOf('/apis'),
      await statusOf('/apis', long.token),
    ];
    store.delete({ kind: 'ServiceAccount', namespace: 'rbac', name: 'reader' });

    expect(long.expirationTimestamp).toBe('2026-11-21T04:00:00Z');
    expect(first).toEqual([200, 200]);
    expect(later).toEqual([401, 200]);
    expect(await statusOf('/apis', long.token)).toBe(401);
    expect(await statusOf('/apis', `${token}x`)).toBe(401);
  });

  it('is no way into this server when it is for somebody else', async () => {
    const { request, statusOf } = await start();
    const { body } = await request({ audiences: ['vault'] });
    expect(await statusOf('/apis', body.status.token)).toBe(401);
  });

  it.each([
    ['less than ten minutes', ACCOUNT, { expirationSeconds: 60 }, 422],
    ['an account that is not there', `${ACCOUNT}s`, {}, 404],
  ])('is not given for %s', async (_, path, spec, status) => {
    const { post } = await start();
    expect((await post(`${path}/token`, 'secret', { spec })).status).toBe(
      status,
    );
  });

  it('is not given to who may not create one', async () => {
    const { post, token } = await start();
    const { status, body } = await post(`${ACCOUNT}/token`, token, {});
    expect([status, body.message]).toEqual([
      403,
      'serviceaccounts "reader" is forbidden: User "system:serviceaccount:rbac:reader" cannot create resource "serviceaccounts/token" in API group "" in the namespace "rbac"',
    ]);
  });

  it('stands in a Secret of its type, and goes with it', async () => {
    const { clock, store, statusOf } = await start();
    const key = { kind: 'Secret', namespace: 'rbac', name: 'reader' };
    store.create({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: {
        namespace: 'rbac',
        name: 'reader',
        annotations: { 'kubernetes.io/service-account.name': 'reader' },
      },
    });
    await clock.advance(1);
    const { token, namespace } = store.get(key)?.data as Record<string, string>;
    const decoded = Buffer.from(token, 'base64').toString();
    const before = await statusOf('/apis', decoded);
    store.delete(key);

    expect(Buffer.from(namespace, 'base64').toString()).toBe('rbac');
    expect([before, await statusOf('/apis', decoded)]).toEqual([200, 401]);
  });
});

describe('impersonation, as kubectl --as', () => {
  const as = (user: string) => ({ headers: { 'impersonate-user': user } });
  const READER = 'system:serviceaccount:rbac:reader';

  it('has the rights of the other, not those of the one who asks', async () => {
    const { statusOf } = await start(clusterRole, clusterRoleBinding);
    expect([
      await statusOf(RAYCLUSTERS, 'secret', as(READER)),
      await statusOf('/api/v1/pods', 'secret', as(READER)),
      await statusOf(RAYCLUSTERS, 'secret', as('somebody')),
      await statusOf('/api/v1/pods', 'secret'),
    ]).toEqual([200, 403, 403, 200]);
  });

  it.each([
    [
      READER,
      'serviceaccounts "reader"',
      'serviceaccounts',
      'in the namespace "rbac"',
    ],
    ['somebody', 'users "somebody"', 'users', 'at the cluster scope'],
  ])(
    'is refused to who may not be %s',
    async (user, about, resource, scope) => {
      const { call, token } = await start(clusterRole, clusterRoleBinding);
      const { status, body } = await recordingOf(
        await call(RAYCLUSTERS, token, as(user)),
      );
      expect([status, body.message]).toEqual([
        403,
        `${about} is forbidden: User "${READER}" cannot impersonate resource "${resource}" in API group "" ${scope}`,
      ]);
    },
  );
});

describe('asking what one may', () => {
  const ask = (resourceAttributes: object) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  });
  const list = { group: 'ray.io', resource: 'rayclusters', verb: 'list' };

  it.each([
    [list, true],
    [{ ...list, namespace: 'ml' }, true],
    [{ ...list, verb: 'delete' }, false],
    [{ ...list, subresource: 'status' }, false],
  ])('answers %j with %s', async (asked, allowed) => {
    const { post, token } = await start(clusterRole, clusterRoleBinding);
    const path = `${REVIEWS}/selfsubjectaccessreviews`;
    const { status, body } = await post(path, token, ask(asked));
    expect([status, body]).toEqual([
      201,
      {
        kind: 'SelfSubjectAccessReview',
        apiVersion: 'authorization.k8s.io/v1',
        metadata: {},
        spec: { resourceAttributes: asked },
        status: { allowed },
      },
    ]);
  });

  it('lists the rules of a namespace', async () => {
    const { post, token } = await start(role('ml'), roleBinding('ml', 'Role'));
    const rulesIn = async (namespace: string) => {
      const path = `${REVIEWS}/selfsubjectrulesreviews`;
      const kind = 'SelfSubjectRulesReview';
      const { body } = await post(path, token, { kind, spec: { namespace } });
      return body.status;
    };
    const [ml, other] = [await rulesIn('ml'), await rulesIn('other')];
    expect(ml.resourceRules).toEqual([...other.resourceRules, ...read]);
    expect(ml.incomplete).toBe(false);
  });

  it('says who one is, to an account of the stand-in and to a ServiceAccount', async () => {
    const { post, token } = await start();
    const whoAmI = async (given: string) => {
      const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
      const { body } = await post(path, given, { kind: 'SelfSubjectReview' });
      return body.status.userInfo.username;
    };
    expect([await whoAmI('secret'), await whoAmI(token)]).toEqual([
      'system:serviceaccount:dev-cluster:portal',
      'system:serviceaccount:rbac:reader',
    ]);
  });

  it.each([
    ['another body', { kind: 'Pod' }, 400],
    ['nothing asked', { kind: 'SelfSubjectAccessReview', spec: {} }, 422],
  ])('refuses %s', async (_, body, status) => {
    const { post, token } = await start();
    const path = `${REVIEWS}/selfsubjectaccessreviews`;
    expect((await post(path, token, body)).status).toBe(status);
  });
});
