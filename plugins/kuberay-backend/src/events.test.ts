import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  entityViewSchema,
  kuberayClusterReadPermission,
} from 'backstage-plugin-kuberay-common';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import healthy from './__fixtures__/healthy.json';
import { paths } from './__testUtils__/FakeCluster';
import type { FakeCluster } from './__testUtils__/FakeCluster';
import { readEvents } from './__testUtils__/readEvents';
import {
  aFakeCluster,
  permissionsWith,
  startKuberayBackend,
} from './__testUtils__/startKuberayBackend';

jest.setTimeout(120_000);

const EVENTS_PATH = '/entities/component/default/fraud-model/events';

const controllers: AbortController[] = [];
afterEach(() => controllers.splice(0).forEach(each => each.abort()));

/** Opens a stream that ends with the test. */
async function open(url: string, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  controllers.push(controller);
  const response = await fetch(`${url}${EVENTS_PATH}`, {
    headers,
    signal: controller.signal,
  });
  return { response, events: readEvents(response), leave: controller };
}

type Events = ReturnType<typeof readEvents>;

/** The next view that the test waits for, with its id. */
async function nextView(
  events: Events,
  accept: (view: EntityView) => boolean = () => true,
) {
  for (;;) {
    const { value } = await events.next();
    if (value?.event === 'view') {
      const view = entityViewSchema.parse(JSON.parse(value.data));
      if (accept(view)) {
        return { view, id: value.id, body: value.data };
      }
    } else if (value?.event !== 'comment') {
      throw new Error(`The stream ends: ${value?.data}`);
    }
  }
}

const isLive = ({ sources }: EntityView) =>
  sources.length > 0 &&
  sources.every(({ freshness }) => freshness.state === 'live');

const [worker] = healthy.pods.filter(({ metadata }) =>
  metadata.name.includes('standard-worker'),
);

function loseWorker(cluster: FakeCluster): void {
  cluster.send(paths.pods, {
    type: 'DELETED',
    object: {
      ...worker,
      metadata: { ...worker.metadata, resourceVersion: '101' },
    },
  });
}

const workersReady = ({ rayClusters: [first] }: EntityView) =>
  first.totals.workersReady;

describe('GET /v1/entities/:kind/:namespace/:name/events', () => {
  it('sends the view at once, and again when something changes', async () => {
    const { url, cluster } = await startKuberayBackend();
    const { response, events } = await open(url);

    const first = await nextView(events, isLive);
    loseWorker(cluster);
    const second = await nextView(events);

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual(
      expect.objectContaining({
        'content-type': 'text/event-stream',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      }),
    );
    expect(response.headers.get('content-encoding')).toBeNull();
    expect([workersReady(first.view), workersReady(second.view)]).toEqual([
      3, 2,
    ]);
    expect(second.id).not.toBe(first.id);
  });

  it('has the same body and ETag as the answer to a GET', async () => {
    const { url } = await startKuberayBackend();
    const { events } = await open(url);
    const { id, body } = await nextView(events, isLive);

    const response = await fetch(`${url}${EVENTS_PATH.replace('/events', '')}`);

    expect(response.headers.get('etag')).toBe(id);
    expect(await response.text()).toBe(body);
  });

  it('asks a cluster once per kind, however many watch', async () => {
    const { url, cluster } = await startKuberayBackend();
    await nextView((await open(url)).events, isLive);
    const before = [...cluster.requests];

    const streams = await Promise.all(
      Array.from({ length: 20 }, () => open(url)),
    );
    await Promise.all(streams.map(({ events }) => nextView(events, isLive)));
    loseWorker(cluster);
    const views = await Promise.all(
      streams.map(({ events }) => nextView(events)),
    );

    expect(new Set(views.map(({ view }) => workersReady(view)))).toEqual(
      new Set([2]),
    );
    expect(cluster.requests).toEqual(before);
  });

  it('ends when the token of the caller expires', async () => {
    const credentials = mockCredentials.user();
    const { url } = await startKuberayBackend({
      features: [
        mockServices.httpAuth.mock({
          credentials: async () =>
            // The types of the mock do not say that it is a user, which was asked for.
            ({
              ...credentials,
              expiresAt: new Date(Date.now() + 200),
            } as never),
        }).factory,
      ],
    });

    const { events } = await open(url);
    const received = [];
    for await (const { event, data } of events) {
      received.push(event === 'view' ? event : { event, data });
    }

    expect(received[0]).toBe('view');
    expect(received.at(-1)).toEqual({
      event: 'end',
      data: '{"reason":"token-expired"}',
    });
  });

  it('ends when the backend stops', async () => {
    const { url, backend } = await startKuberayBackend();
    const { events } = await open(url);
    await nextView(events, isLive);

    const stopped = backend.stop();
    const last = await events.next();

    expect(last.value).toEqual(
      expect.objectContaining({ event: 'end', data: '{"reason":"shutdown"}' }),
    );
    expect((await events.next()).done).toBe(true);
    await stopped;
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL] as const)(
    'refuses when the permission is %s',
    async result => {
      const { url } = await startKuberayBackend({
        features: [permissionsWith(kuberayClusterReadPermission.name, result)],
      });

      const { response } = await open(url);

      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain('raycluster-kuberay');
    },
  );

  it('answers as every route does to a caller without credentials and for no entity', async () => {
    const { url } = await startKuberayBackend({ entities: [] });

    const nobody = await open(url, {
      Authorization: mockCredentials.none.header(),
    });
    const nothing = await open(url);

    expect([nobody.response.status, nothing.response.status]).toEqual([
      401, 404,
    ]);
    expect((await nothing.response.json()).error.message).toBe(
      'No entity component:default/fraud-model',
    );
  });

  it('leaves one audit event of a stream', async () => {
    const success = jest.fn(async () => {});
    const fail = jest.fn(async () => {});
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success, fail }),
    });
    const cluster = aFakeCluster();
    const { url } = await startKuberayBackend({
      cluster,
      features: [auditor.factory],
    });
    const { events } = await open(url);
    await nextView(events, isLive);
    loseWorker(cluster);
    await nextView(events);

    expect(auditor.createEvent.mock.calls).toEqual([
      [
        {
          eventId: 'entity-watch',
          severityLevel: 'low',
          request: expect.anything(),
          meta: { entityRef: 'component:default/fraud-model' },
        },
      ],
    ]);
    expect(success).toHaveBeenCalledTimes(1);
    expect(fail).not.toHaveBeenCalled();
  });
});
