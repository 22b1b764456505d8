import { ManualClock } from '../../clock';
import { startTestServer } from '../../testUtils/startTestServer';
import { rayClusterDefinition } from '../__fixtures__/rayClusterDefinition';
import { InMemoryObjectStore } from '../InMemoryObjectStore';
import recorded403 from './__fixtures__/403.json';
import recorded403Watch from './__fixtures__/403-watch.json';
import { ApiServer } from './ApiServer';
import type { KubeAccount } from './KubeAccount';

const RAYCLUSTERS = '/apis/ray.io/v1/rayclusters';
const inNamespace = (namespace: string) =>
  `/apis/ray.io/v1/namespaces/${namespace}/rayclusters`;
const PODS = '/api/v1/pods';
const PROXY = '/api/v1/namespaces/ml/services/head:dashboard/proxy/api/version';

async function startAs(account: Omit<KubeAccount, 'token'>) {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  store.create(rayClusterDefinition);
  await clock.advance(500);
  for (const name of ['ml', 'other']) {
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  const api = ApiServer.create({
    store,
    clock,
    token: 'secret',
    accounts: [{ token: 'limited', ...account }],
  });
  const { url } = await startTestServer(exchange => api.handle(exchange));
  const call = (path: string, init: RequestInit = {}, token = 'limited') =>
    fetch(url + path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
    });
  return { call };
}

async function recordingOf(response: Response) {
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: await response.json(),
  };
}

const user = 'system:serviceaccount:rbac:reader';

describe('an account for some namespaces', () => {
  it('is refused the whole cluster in the recorded words', async () => {
    const { call } = await startAs({ user, namespaces: ['ml'] });
    expect(await recordingOf(await call(RAYCLUSTERS))).toEqual(recorded403);
    expect(await recordingOf(await call(`${PODS}?watch=1`))).toEqual(
      recorded403Watch,
    );
  });

  it('lists and watches in its own, and in no other', async () => {
    const { call } = await startAs({ user, namespaces: ['ml'] });
    expect((await call(inNamespace('ml'))).status).toBe(200);
    const watch = await call(`${inNamespace('ml')}?watch=1`);
    expect(watch.status).toBe(200);
    await watch.body?.cancel();
    const other = await recordingOf(await call(inNamespace('other')));
    expect([other.status, other.body.message]).toEqual([
      403,
      `rayclusters.ray.io is forbidden: User "${user}" cannot list resource "rayclusters" in API group "ray.io" in the namespace "other"`,
    ]);
  });

  it('is refused a kind that nothing serves before it learns so', async () => {
    const { call } = await startAs({ user, namespaces: ['ml'] });
    const path = '/apis/nothing.io/v1/things';
    expect((await call(path)).status).toBe(403);
    expect((await call(path, {}, 'secret')).status).toBe(404);
  });

  it('reads its own Namespace and the discovery', async () => {
    const { call } = await startAs({ user, namespaces: ['ml'] });
    const codes = await Promise.all(
      ['/api/v1/namespaces/ml', '/api/v1/namespaces', '/apis'].map(
        async path => (await call(path)).status,
      ),
    );
    expect(codes).toEqual([200, 403, 200]);
  });
});

describe('an account that may only read', () => {
  it.each([
    ['PATCH', `${inNamespace('ml')}/a`, 'patch', ' "a"'],
    ['DELETE', `${inNamespace('ml')}/a`, 'delete', ' "a"'],
    ['DELETE', inNamespace('ml'), 'deletecollection', ''],
    ['POST', inNamespace('ml'), 'create', ''],
  ])('is refused %s %s', async (method, path, verb, name) => {
    const { call } = await startAs({ user, readOnly: true });
    const { status, body } = await recordingOf(await call(path, { method }));
    expect([status, body.message]).toEqual([
      403,
      `rayclusters.ray.io${name} is forbidden: User "${user}" cannot ${verb} resource "rayclusters" in API group "ray.io" in the namespace "ml"`,
    ]);
  });

  it('reads the whole cluster', async () => {
    const { call } = await startAs({ user, readOnly: true });
    expect((await call(RAYCLUSTERS)).status).toBe(200);
  });
});

describe('the right to reach Services', () => {
  it('is one of its own', async () => {
    const { call } = await startAs({ user, servicesProxy: false });
    const { status, body } = await recordingOf(await call(PROXY));
    expect([status, body]).toEqual([
      403,
      {
        ...recorded403.body,
        message: `services "head:dashboard" is forbidden: User "${user}" cannot get resource "services/proxy" in API group "" in the namespace "ml"`,
        details: { name: 'head:dashboard', kind: 'services' },
      },
    ]);
    expect((await call(PODS)).status).toBe(200);
  });

  it('lets who has it find out that the Service is not there', async () => {
    const { call } = await startAs({ user });
    const { status, body } = await recordingOf(await call(PROXY));
    expect([status, body.message]).toEqual([404, 'services "head" not found']);
  });
});
