import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  applicationActionAnswerSchema,
  entityViewSchema,
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
  kuberayClusterReadPermission,
} from 'backstage-plugin-kuberay-common';
import request from 'supertest';
import healthy from './__fixtures__/healthy.json';
import type { FakeCluster } from './__testUtils__/FakeCluster';
import { paths } from './__testUtils__/FakeCluster';
import type { StartKuberayBackendOptions } from './__testUtils__/startKuberayBackend';
import {
  aComponent,
  aFakeCluster,
  fraudModel,
  permissionsWith,
  startKuberayBackend,
} from './__testUtils__/startKuberayBackend';

jest.setTimeout(30_000);

const OBJECT_PATH =
  '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/raycluster';
const OPERATOR_PATH = OBJECT_PATH.replace('raycluster', 'ray-operator');

const retry = { limit: -1, backoff: { duration: '5s', factor: 2 } };
const named = { 'kuberay.io/entity': 'component:default/fraud-model' };
const enabled = { kuberay: { actions: { enabled: true } } };

/** The healthy Application of the RayCluster, as its owner has written it. */
function anApplication(
  options: { annotations?: object; more?: object; status?: object } = {},
) {
  const { annotations = named, more = {}, status = {} } = options;
  const [application] = healthy.applications.filter(
    ({ metadata }) => metadata.name === 'raycluster',
  );
  return {
    ...application,
    metadata: { ...application.metadata, resourceVersion: '7', annotations },
    spec: {
      ...application.spec,
      syncPolicy: { ...application.spec.syncPolicy, retry },
    },
    status: { ...application.status, ...status },
    ...more,
  };
}

const others = healthy.applications.filter(
  ({ metadata }) => metadata.name !== 'raycluster',
);

/** What the watch has told, and what the cluster answers when it is read now. */
function aCluster(
  told: object = anApplication(),
  now: { metadata: object } = anApplication(),
): FakeCluster {
  const cluster = aFakeCluster([told, ...others]);
  cluster.serveObject(OBJECT_PATH, now);
  cluster.serveObject(OPERATOR_PATH, others[0]);
  return cluster;
}

async function start(options: StartKuberayBackendOptions = {}) {
  const { cluster = aCluster(), config = enabled } = options;
  const { server } = await startKuberayBackend({
    ...options,
    cluster,
    config,
  });
  const base = '/api/kuberay/v1/entities/component/default';
  async function viewOf(entity: string) {
    for (;;) {
      const { body } = await request(server).get(`${base}/${entity}`);
      const view = entityViewSchema.parse(body);
      if (view.sources.every(({ freshness }) => freshness.state === 'live')) {
        return view;
      }
    }
  }
  const post = (path: string, body?: object) =>
    request(server).post(`${base}/${path}`).send(body);
  /** Does it to an Application of the entity's view. */
  async function act(
    action: 'refresh' | 'sync',
    body?: object,
    { entity = 'fraud-model', application = 'raycluster' } = {},
  ) {
    const { applications } = await viewOf(entity);
    const found = applications.find(({ name }) => name === application);
    return post(`${entity}/applications/${found?.id}/${action}`, body);
  }
  return { act, post, viewOf, cluster, server };
}

const asksToWrite = ({ requests }: FakeCluster) =>
  requests.filter(asked => /^(get|patch) .*applications\//.test(asked));

describe('POST …/applications/:id/refresh', () => {
  it.each([
    [undefined, 'normal'],
    [{}, 'normal'],
    [{ hard: false }, 'normal'],
    [{ hard: true }, 'hard'],
  ])('with %j asks for a %s refresh', async (body, refresh) => {
    const { act, cluster } = await start();

    const response = await act('refresh', body);

    expect(response.status).toBe(200);
    expect(applicationActionAnswerSchema.parse(response.body)).toEqual({
      application: 'raycluster',
      action: 'refresh',
    });
    expect(cluster.patches).toEqual([
      {
        path: OBJECT_PATH,
        contentType: 'application/merge-patch+json',
        body: {
          metadata: {
            annotations: { 'argocd.argoproj.io/refresh': refresh },
          },
        },
      },
    ]);
  });
});

describe('POST …/applications/:id/sync', () => {
  it("carries the Application's own options, prune and retry, and fails if it changes in between", async () => {
    const { act, cluster } = await start();

    const response = await act('sync');

    expect(response.body).toEqual({
      application: 'raycluster',
      action: 'sync',
    });
    expect(cluster.patches.map(({ body }) => body)).toEqual([
      {
        metadata: { resourceVersion: '7' },
        operation: {
          initiatedBy: { username: 'user:default/mock' },
          retry,
          sync: {
            prune: true,
            syncOptions: ['CreateNamespace=true'],
            syncStrategy: { hook: {} },
          },
        },
      },
    ]);
  });

  it.each([
    ['an operation is asked for', { more: { operation: { sync: {} } } }],
    [
      'one runs',
      {
        status: {
          operationState: { phase: 'Running', operation: {}, startedAt: '' },
        },
      },
    ],
    [
      'one ends',
      {
        status: {
          operationState: {
            phase: 'Terminating',
            operation: {},
            startedAt: '',
          },
        },
      },
    ],
  ])('refuses while %s', async (_, now) => {
    const cluster = aCluster(anApplication(), anApplication(now));
    const { act } = await start({ cluster });

    const { status, body } = await act('sync');

    expect(status).toBe(409);
    expect(body.error.message).toBe('An operation is already in progress');
    expect(cluster.patches).toEqual([]);
  });

  it('refuses while the Application is being deleted', async () => {
    const now = anApplication();
    const cluster = aCluster(now, {
      ...now,
      metadata: { ...now.metadata, deletionTimestamp: '2026-11-21T02:00:00Z' },
    });
    const { act } = await start({ cluster });

    const { status, body } = await act('sync');

    expect(status).toBe(409);
    expect(body.error.message).toBe('The Application is being deleted');
    expect(cluster.patches).toEqual([]);
  });

  it('refuses to write over live replicas, names the groups, and does it when that is accepted', async () => {
    const plain = anApplication();
    // With values in files, Git's counts are those that were applied last.
    const application = {
      ...plain,
      spec: {
        ...plain.spec,
        source: {
          ...plain.spec.source,
          helm: { releaseName: 'raycluster', valueFiles: ['values.yaml'] },
        },
      },
    };
    const cluster = aCluster(application, application);
    const [rayCluster] = healthy.rayClusters;
    const [first, ...rest] = rayCluster.spec.workerGroupSpecs;
    cluster.serve(paths.rayClusters, [
      {
        ...rayCluster,
        metadata: {
          ...rayCluster.metadata,
          annotations: {
            ...rayCluster.metadata.annotations,
            'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
              spec: {
                workerGroupSpecs: rayCluster.spec.workerGroupSpecs.map(
                  ({ groupName, replicas }) => ({ groupName, replicas }),
                ),
              },
            }),
          },
        },
        spec: {
          ...rayCluster.spec,
          workerGroupSpecs: [{ ...first, replicas: 3 }, ...rest],
        },
      },
    ]);
    const { act } = await start({ cluster });

    const refused = await act('sync');
    const accepted = await act('sync', { acceptReplicaReset: true });

    expect(refused.status).toBe(409);
    expect(refused.body.error).toEqual({
      name: 'ConflictError',
      message: `A sync writes Git's replicas over the live ones: ${first.groupName} from 3 to 1. Accept that with acceptReplicaReset`,
      replicaResets: [{ group: first.groupName, live: 3, git: 1 }],
    });
    expect(accepted.status).toBe(200);
    expect(cluster.patches).toHaveLength(1);
  });

  it('tells of a race as a conflict', async () => {
    const cluster = aCluster();
    const answer = cluster.answer.bind(cluster);
    cluster.answer = (req, res) => {
      if (req.method === 'PATCH') {
        cluster.serveObject(OBJECT_PATH, {
          ...anApplication(),
          metadata: { ...anApplication().metadata, resourceVersion: '8' },
        });
      }
      answer(req, res);
    };
    const { act } = await start({ cluster });

    const { status } = await act('sync');

    expect(status).toBe(409);
    expect(cluster.patches).toEqual([]);
  });
});

describe.each([
  ['refresh', kuberayApplicationRefreshPermission],
  ['sync', kuberayApplicationSyncPermission],
] as const)('who may %s', (action, permission) => {
  it('is off unless it is switched on', async () => {
    const { act, cluster } = await start({ config: {} });

    const { status, body } = await act(action);

    expect(status).toBe(403);
    expect(body.error.message).toContain('kuberay.actions.enabled');
    expect(asksToWrite(cluster)).toEqual([]);
  });

  it('asks the policy about the entity, and refuses before the catalog is asked', async () => {
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(asked => ({
          result:
            asked.permission.name === permission.name
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
    });
    const { act, post, cluster } = await start({
      features: [permissions.factory],
    });

    const { status, body } = await act(action);
    const unknown = await post(`nobody/applications/abc/${action}`);

    expect([status, unknown.status]).toEqual([403, 403]);
    expect(body.error.message).toBe(`Not allowed: ${permission.name}`);
    expect(unknown.body.error.message).toBe(body.error.message);
    expect(
      permissions.authorize.mock.calls.flatMap(([requests]) => requests),
    ).toContainEqual({
      permission,
      resourceRef: 'component:default/fraud-model',
    });
    expect(asksToWrite(cluster)).toEqual([]);
  });

  it('refuses who may act but not see the cluster', async () => {
    let denied: string | undefined;
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(asked => ({
          result:
            asked.permission.name === denied
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
    });
    const { post, viewOf, cluster } = await start({
      features: [permissions.factory],
    });
    const { applications } = await viewOf('fraud-model');
    const [application] = applications.filter(
      ({ name }) => name === 'raycluster',
    );
    const act = () =>
      post(`fraud-model/applications/${application.id}/${action}`);

    denied = kuberayClusterReadPermission.name;
    const refused = await act();
    const asked = asksToWrite(cluster);
    denied = undefined;
    const allowed = await act();

    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      'Not allowed: kuberay.cluster.read',
    ]);
    expect(asked).toEqual([]);
    expect(allowed.status).toBe(200);
  });

  it('refuses a conditional answer that nobody has resolved', async () => {
    const { act, cluster } = await start({
      features: [permissionsWith(permission.name, AuthorizeResult.CONDITIONAL)],
    });

    expect((await act(action)).status).toBe(403);
    expect(asksToWrite(cluster)).toEqual([]);
  });

  it('refuses a caller without credentials', async () => {
    const { post } = await start();

    const { status } = await post(`fraud-model/applications/abc/${action}`).set(
      'Authorization',
      mockCredentials.none.header(),
    );

    expect(status).toBe(401);
  });

  it('knows no entity that is not in the catalog, and no Application of another one', async () => {
    const { post, viewOf } = await start();
    const { applications } = await viewOf('fraud-model');

    const responses = [
      await post(`nobody/applications/${applications[0].id}/${action}`),
      await post(`website/applications/${applications[0].id}/${action}`),
      await post(`fraud-model/applications/abc/${action}`),
    ];

    expect(responses.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('refuses an owner who points at an Application that names another entity', async () => {
    const thief = aComponent('thief', {
      'kuberay.io/raycluster': 'prod/ray-cluster/raycluster-kuberay',
    });
    const { act, cluster } = await start({ entities: [fraudModel, thief] });

    const { status, body } = await act(action, undefined, { entity: 'thief' });

    expect(status).toBe(403);
    expect(body.error.message).toContain('component:default/thief');
    expect(asksToWrite(cluster)).toEqual([]);
    expect((await act(action)).status).toBe(200);
  });

  it.each(['ray-operator', 'ray-operator-crds'])(
    'refuses %s, which others share, whatever it says of itself',
    async application => {
      const cluster = aFakeCluster([
        anApplication(),
        ...others.map(other => ({
          ...other,
          metadata: { ...other.metadata, annotations: named },
        })),
      ]);
      const { act } = await start({ cluster });

      const { status } = await act(action, undefined, { application });

      expect(status).toBe(403);
      expect(asksToWrite(cluster)).toEqual([]);
    },
  );

  it('believes the Application as it is now, not as it was', async () => {
    const cluster = aCluster(
      anApplication(),
      anApplication({
        annotations: { 'kuberay.io/entity': 'component:default/other' },
      }),
    );
    const { act } = await start({ cluster });

    const { status } = await act(action);

    expect(status).toBe(403);
    expect(cluster.patches).toEqual([]);
  });

  it.each([
    ['allows', { owner: 'group:default/ml' }, 200],
    ['refuses another owner than', { owner: 'group:default/risk' }, 403],
    ['refuses another project than', { project: 'other' }, 403],
    ['refuses another namespace than', { namespace: 'other' }, 403],
  ])('%s what a rule of the configuration names', async (_, rule, expected) => {
    const unnamed = anApplication({ annotations: {} });
    const allow = [
      {
        owner: 'group:default/ml',
        project: 'default',
        namespace: 'ray-cluster',
        ...rule,
      },
    ];
    const { act } = await start({
      cluster: aCluster(unnamed, unnamed),
      config: { kuberay: { actions: { enabled: true, allow } } },
    });

    expect((await act(action)).status).toBe(expected);
  });

  it.each(['%2e%2e', '..%2f..', 'a%00', 'ä', 'x'.repeat(4001), '.'])(
    'lets the id %s reach nothing',
    async id => {
      const { post, cluster } = await start();

      const { status } = await post(`fraud-model/applications/${id}/${action}`);

      expect([400, 404]).toContain(status);
      expect(asksToWrite(cluster)).toEqual([]);
    },
  );

  it.each([{ more: true }, { hard: 'yes', acceptReplicaReset: 'yes' }, []])(
    'refuses the body %j',
    async body => {
      const { post } = await start();

      const response = await post(
        `fraud-model/applications/abc/${action}`,
        body,
      );

      expect(response.status).toBe(400);
    },
  );

  it('refuses a body that is not JSON rather than take it for none', async () => {
    const { post } = await start();
    const path = `fraud-model/applications/abc/${action}`;

    const text = await post(path).type('text').send('acceptReplicaReset');
    const broken = await post(path).type('json').send('{');

    expect([text.status, broken.status]).toEqual([400, 400]);
  });

  it('leaves an audit event of every write, and of every refusal', async () => {
    const success = jest.fn(async () => {});
    const fail = jest.fn(async () => {});
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success, fail }),
    });
    const { act } = await start({ features: [auditor.factory] });

    await act(action);
    await act(action, undefined, { application: 'ray-operator' });

    const meta = (name: string) => ({
      eventId: `application-${action}`,
      severityLevel: 'medium',
      request: expect.anything(),
      meta: expect.objectContaining({
        entityRef: 'component:default/fraud-model',
        application: `kubernetes/prod/argocd/${name}`,
      }),
    });
    expect(
      auditor.createEvent.mock.calls
        .map(([event]) => event)
        .filter(({ severityLevel }) => severityLevel === 'medium'),
    ).toEqual([meta('raycluster'), meta('ray-operator')]);
    expect(fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
  });

  it('writes no control characters of an id that somebody made up into the audit log', async () => {
    const auditor = mockServices.auditor.mock();
    const { post } = await start({ features: [auditor.factory] });
    const id = Buffer.from('kubernetes/prod\n\u001b[31m{"x"}ä').toString(
      'base64url',
    );

    await post(`fraud-model/applications/${id}/${action}`).expect(404);

    expect(
      auditor.createEvent.mock.calls.map(([{ meta }]) => meta?.application),
    ).toContain('kubernetes/prod??[31m{"x"}??');
  });

  it('tells nothing of what the cluster answered when it fails', async () => {
    const cluster = aCluster();
    const answer = cluster.answer.bind(cluster);
    cluster.answer = (req, res) => {
      if (req.path === OBJECT_PATH) {
        res.status(500).send('https://10.0.0.1:6443 Bearer a-secret');
      } else {
        answer(req, res);
      }
    };
    const { act } = await start({ cluster });

    const { status, text } = await act(action);

    expect(status).toBe(503);
    expect(text).not.toMatch(/a-secret|10\.0\.0\.1/);
  });
});
