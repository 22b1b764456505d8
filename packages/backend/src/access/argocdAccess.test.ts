import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { startDevCluster, type DevCluster } from 'dev-cluster';
import { parse } from 'yaml';
import type { ArgocdPolicy } from './__testUtils__/argocdEnforcer';
import { argocdEnforcer } from './__testUtils__/argocdEnforcer';
import { documentedBlock } from './__testUtils__/documentedBlock';
import { fastClock } from './__testUtils__/fastClock';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const block = (name: string) =>
  documentedBlock('argocd-access.md', `argocd-access/${name}`);

const reading: string = parse(block('rbac')).data['policy.csv'];
const syncing = reading + block('sync');
const [projectRole] = parse(block('project-role')).spec.roles;
const ofProject: string = projectRole.policies.join('\n');

/** Everything that Argo CD's RBAC has, with what can be done to it. */
const ALL = Object.entries({
  applications: [
    'get',
    'create',
    'update',
    'delete',
    'sync',
    'override',
    'action/apps/Deployment/restart',
    'update/*',
    'delete/*',
  ],
  applicationsets: ['get', 'create', 'update', 'delete'],
  logs: ['get'],
  exec: ['create'],
  projects: ['get', 'create', 'update', 'delete'],
  clusters: ['get', 'create', 'update', 'delete'],
  repositories: ['get', 'create', 'update', 'delete'],
  certificates: ['get', 'create', 'update', 'delete'],
  accounts: ['get', 'update'],
  gpgkeys: ['get', 'create', 'delete'],
  extensions: ['invoke'],
}).flatMap(([resource, actions]) =>
  actions.map((action): [string, string] => [resource, action]),
);

const allowedTo = (policy: ArgocdPolicy, subject: string, object: string) =>
  ALL.filter(([resource, action]) =>
    policy(subject, resource, action, object),
  ).map(right => right.join(', '));

describe('the documented policies of Argo CD', () => {
  const READ = ['applications, get'];
  const SYNC = ['applications, get', 'applications, sync'];

  it.each([
    ['reads', reading, 'backstage', 'ray/fraud-features', READ],
    ['reads in other namespaces', reading, 'backstage', 'ray/team-a/x', READ],
    ['syncs', syncing, 'backstage', 'ray/fraud-features', SYNC],
    ['of the project syncs', ofProject, 'proj:ray:backstage', 'ray/x', SYNC],
    ['knows no other project', syncing, 'backstage', 'rays/x', []],
    [
      'of the project knows no other',
      ofProject,
      'proj:ray:backstage',
      'a/ray/x',
      [],
    ],
    ['is for nobody else', syncing, 'somebody', 'ray/fraud-features', []],
  ])('the account that %s', async (_, csv, subject, object, expected) => {
    const policy = await argocdEnforcer(csv);
    expect(allowedTo(policy, subject, object)).toEqual(expected);
  });

  it('name the account and the role that the page makes', () => {
    const { data } = parse(block('account'));
    expect(data).toEqual({ 'accounts.backstage': 'apiKey' });
    expect(block('token')).toContain('--account backstage ');
    expect(block('project-token')).toContain(
      `create-token ${parse(block('project-role')).metadata.name} ${
        projectRole.name
      } `,
    );
  });

  it('mean more where patterns are regular expressions, unless they are anchored', async () => {
    const anchored = syncing.replace(
      /applications, (\w+), ray\/\*/g,
      '^applications$, ^$1$, ^ray/.*$',
    );
    const asGlob = await argocdEnforcer(syncing, 'regex');
    const asRegex = await argocdEnforcer(anchored, 'regex');

    expect(allowedTo(asGlob, 'backstage', 'x-ray/x')).toEqual([
      ...SYNC,
      'applicationsets, get',
    ]);
    expect(allowedTo(asRegex, 'backstage', 'x-ray/x')).toEqual([]);
    expect(allowedTo(asRegex, 'backstage', 'ray/x')).toEqual(SYNC);
    for (const pattern of ['^applications$', '^get$', '^ray/.*$']) {
      expect(anchored).toContain(pattern);
    }
  });

  it('would be seen to allow more than they should', async () => {
    const wide = await argocdEnforcer(
      'p, role:backstage, applications, *, */*, allow\ng, backstage, role:backstage',
    );
    expect(allowedTo(wide, 'backstage', 'other/x')).toContain(
      'applications, delete',
    );
  });
});

/** The showcase's Applications are in the project `default`: the page's lines are read with that name. */
const TOKENS = {
  reading: { csv: reading, subject: 'backstage' },
  syncing: { csv: syncing, subject: 'backstage' },
  ofProject: { csv: ofProject, subject: 'proj:ray:backstage' },
  elsewhere: {
    csv: syncing.replaceAll('ray/', 'other/'),
    subject: 'backstage',
  },
};

describe('our backend with such an account', () => {
  const directory = createMockDirectory();
  let devCluster: DevCluster;

  beforeAll(async () => {
    const accounts = await Promise.all(
      Object.entries(TOKENS).map(async ([token, { csv, subject }]) => {
        const policy = await argocdEnforcer(
          csv.replaceAll(' ray/', ' default/'),
        );
        return {
          username: subject,
          token,
          may: (action: string, object: string) =>
            policy(subject, 'applications', action, object),
        };
      }),
    );
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token: 'of-an-administrator',
      git: { username: 'portal', password: 'a-password' },
      argocd: { accounts },
      clock: fastClock(),
      logger: mockServices.logger.mock(),
    });
  });
  afterAll(() => devCluster.stop());

  /** Until the Ray cluster has all its workers: through Argo CD, our backend looks again only after ten seconds. */
  function untilWorking(): Promise<void> {
    const { store } = devCluster.clusters.showcase;
    const isWorking = () =>
      store
        .list('RayCluster', { namespace: 'risk-features' })
        .some(({ status }) => {
          const { state, desiredWorkerReplicas, availableWorkerReplicas } =
            Object(status);
          return (
            state === 'ready' &&
            desiredWorkerReplicas === availableWorkerReplicas
          );
        });
    return new Promise(resolve => {
      let unsubscribe = () => {};
      const check = () => {
        if (isWorking()) {
          unsubscribe();
          resolve();
        }
      };
      unsubscribe = store.subscribe(check);
      check();
    });
  }

  function start(token: string) {
    const config = parse(block('config'));
    const [instance] = config.argocd.appLocatorMethods[0].instances;
    Object.assign(instance, {
      url: devCluster.clusters.showcase.argocdUrl,
      token,
    });
    // The stand-in has no TLS.
    delete instance.caFile;
    return startPortal({
      config: { ...config, kuberay: { actions: { enabled: true } } },
    });
  }

  it.each([
    ['reading', 200, 503],
    ['syncing', 200, 200],
    ['ofProject', 200, 200],
  ] as const)(
    'reads everything with the token %s, refreshes with %i, and syncs with %i',
    async (token, refreshed, synced) => {
      await untilWorking();
      const { untilView, act, stop } = await start(token);

      const view = await untilView(
        ({ rayClusters: [ray], applications: [first] }) =>
          ray?.phase === 'Ready' && first?.operation?.phase === 'Succeeded',
      );
      const [{ id }] = view.applications;
      const refresh = await act('refresh', id);
      const sync = await act('sync', id, {
        headers: { 'content-type': 'application/json' },
        body: '{"acceptReplicaReset":true}',
      });
      await stop();

      expect(view.rayClusters[0].head?.ready).toBe(true);
      expect([refresh.status, sync.status]).toEqual([refreshed, synced]);
      expect(sync.body.error?.message).toBe(
        synced === 200
          ? undefined
          : 'Argo CD could not be asked: Argo CD does not allow Backstage to sync this Application (the account needs the right `applications, sync`)',
      );
    },
  );

  it('is told nothing of Applications that the account may not get', async () => {
    const { untilSources, untilView, stop } = await start('elsewhere');

    const { instances } = await untilSources(
      ({ instances: [first] }) => first?.freshness.state === 'live',
    );
    const view = await untilView(() => true);
    await stop();

    expect(instances[0].kinds).toEqual([
      expect.objectContaining({ kind: 'Application', objects: 0 }),
    ]);
    expect([view.applications, view.rayClusters]).toEqual([[], []]);
  });
});
