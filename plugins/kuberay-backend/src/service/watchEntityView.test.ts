import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { aRayClusterRecord } from 'backstage-plugin-kuberay-common/testUtils';
import { aComponent } from '../__testUtils__/startKuberayBackend';
import { readKuberayConfig } from '../config/readKuberayConfig';
import type { DirectoryState } from '../kube/ClusterDirectory';
import type { Kind } from '../kube/watchedKinds';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import { KubernetesVersions } from '../store/KubernetesVersions';
import { BackstagePeer } from './BackstagePeer';
import { DefaultKuberayService } from './DefaultKuberayService';

const AT = '2026-11-21T12:00:00.000Z';
const entityRef = { kind: 'component', namespace: 'default', name: 'fraud' };
const credentials = mockCredentials.user();

function anEntity(name = 'fraud'): Entity {
  return aComponent('fraud', { 'kuberay.io/raycluster': `prod/ml/${name}` });
}

beforeEach(() => {
  jest.useFakeTimers();
  // A projection is reviewed every ten seconds from a moment that chance decides: not within the seconds of a test.
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** The service over a cluster `prod` with one RayCluster, and all that it asks. */
function start() {
  const store = InMemoryResourceStore.create();
  store.add('prod');
  for (const kind of ['Pod', 'Event', 'Application'] as Kind[]) {
    store.writer('prod', kind).apply({ type: 'replaced', records: [], at: AT });
  }
  const set = (rayVersion: string) =>
    store.writer('prod', 'RayCluster').apply({
      type: 'replaced',
      records: [aRayCluster(rayVersion)],
      at: AT,
    });
  set('2.52.0');
  let entity: Entity | undefined = anEntity();
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
    AuthorizeResult.ALLOW;
  const catalog = Object.assign(catalogServiceMock(), {
    getEntityByRef: async () => entity,
  });
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result }],
  });
  const logger = mockServices.logger.mock();
  const directory: DirectoryState = {
    state: 'known',
    since: AT,
    clusters: [{ name: 'prod', title: 'prod', via: 'kubernetes-plugin' }],
  };
  /** Read once with each computation. */
  const current = jest.fn(() => directory);
  const service = DefaultKuberayService.create({
    catalog: BackstagePeer.create({ name: 'It', client: catalog, logger }),
    permissions: BackstagePeer.create({
      name: 'It',
      client: permissions,
      logger,
    }),
    directory: { current, subscribe: () => () => {} },
    store,
    versions: KubernetesVersions.create(),
    argocdVersions: KubernetesVersions.create(),
    config: readKuberayConfig(new ConfigReader({})),
    history: { read: refuse, readWorkers: refuse },
    control: {
      read: refuse,
      refresh: refuse,
      sync: refuse,
    },
  });
  const leaving = new AbortController();
  const watch = () =>
    service
      .watchEntityView(entityRef, { credentials, signal: leaving.signal })
      [Symbol.asyncIterator]();
  return {
    service,
    set,
    watch,
    leaving,
    current,
    permissions,
    deny: () => {
      result = AuthorizeResult.DENY;
    },
    becomes: (next: Entity | undefined) => {
      entity = next;
    },
  };
}

async function refuse(): Promise<never> {
  throw new Error('A view asks nothing of Argo CD');
}

function aRayCluster(rayVersion: string) {
  const record = aRayClusterRecord();
  return {
    ...record,
    cluster: 'prod',
    namespace: 'ml',
    name: 'fraud',
    spec: { ...record.spec, rayVersion },
  };
}

const versionOf = (result: IteratorResult<EntityView>) =>
  result.value.rayClusters[0].rayVersion;

/** Listened to from now on: it fails while the test does something else. */
function failureOf(promise: Promise<unknown>): Promise<Error | undefined> {
  return promise.then(
    () => undefined,
    (error: Error) => error,
  );
}

describe('watchEntityView', () => {
  it('asks the policy again each minute, and ends when it says no', async () => {
    const { watch, deny, permissions, service } = start();
    const views = watch();
    await views.next();

    const refused = failureOf(views.next());
    await jest.advanceTimersByTimeAsync(60_000);
    expect(permissions.authorize).toHaveBeenCalledTimes(2);
    deny();
    await jest.advanceTimersByTimeAsync(60_000);

    expect((await refused)?.message).toBe('Not allowed: kuberay.cluster.read');

    expect(service.watched).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends within a minute when the catalog shows the entity no more', async () => {
    const { watch, becomes } = start();
    const views = watch();
    await views.next();

    const refused = failureOf(views.next());
    becomes(undefined);
    await jest.advanceTimersByTimeAsync(60_000);

    expect((await refused)?.message).toBe('No entity component:default/fraud');
  });

  it('follows the annotations of the entity within a minute', async () => {
    const { watch, becomes, leaving } = start();
    const views = watch();
    await views.next();

    const next = views.next();
    becomes(anEntity('other'));
    await jest.advanceTimersByTimeAsync(60_000);

    expect((await next).value.rayClusters[0].ref.name).toBe('other');
    leaving.abort();
  });

  it('computes a change once, however many watch, and asks the policy for each of them', async () => {
    const { watch, set, current, permissions, service, leaving } = start();
    const viewers = Array.from({ length: 50 }, watch);
    await Promise.all(viewers.map(views => views.next()));
    const before = current.mock.calls.length;

    const next = Promise.all(viewers.map(views => views.next()));
    set('2.53.0');
    await jest.advanceTimersByTimeAsync(1000);
    const results = await next;

    expect(new Set(results.map(versionOf))).toEqual(new Set(['2.53.0']));
    // One object for all: it is encoded once, too.
    expect(new Set(results.map(({ value }) => value)).size).toBe(1);
    expect(current.mock.calls.length - before).toBe(1);
    expect(permissions.authorize).toHaveBeenCalledTimes(50);
    expect(service.watched).toBe(1);
    leaving.abort();
  });

  it('gives a viewer who reads slowly the newest view, and none of those between', async () => {
    const { watch, set, leaving } = start();
    const views = watch();
    await views.next();

    for (const version of ['2.53.0', '2.54.0', '2.55.0']) {
      set(version);
      await jest.advanceTimersByTimeAsync(1000);
    }
    const first = await views.next();
    const second = views.next();
    leaving.abort();

    expect(versionOf(first)).toBe('2.55.0');
    expect((await second).done).toBe(true);
  });

  it('asks the policy before it sends anything to a viewer who comes back late', async () => {
    const { watch, set, deny } = start();
    const views = watch();
    await views.next();

    set('2.53.0');
    deny();
    await jest.advanceTimersByTimeAsync(120_000);

    await expect(views.next()).rejects.toThrow(
      'Not allowed: kuberay.cluster.read',
    );
  });

  it('frees everything when the viewer leaves', async () => {
    const { watch, leaving, service } = start();
    const views = watch();
    await views.next();

    const next = views.next();
    leaving.abort();

    expect((await next).done).toBe(true);
    expect(service.watched).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
