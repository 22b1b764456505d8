import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { SourcesView } from 'backstage-plugin-kuberay-common';
import { startDevCluster, type DevCluster } from 'dev-cluster';
import { parse } from 'yaml';
import { documentedBlock } from './__testUtils__/documentedBlock';
import { fastClock } from './__testUtils__/fastClock';
import { KubeClient, objectsOf } from './__testUtils__/KubeClient';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const ACCOUNT = 'backstage-kuberay';
const KINDS = ['RayCluster', 'Pod', 'Event', 'Application'];
const block = (name: string) =>
  documentedBlock('kubernetes-access.md', `kubernetes-access/${name}`);

type ReadSource = SourcesView['sources'][number];

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

/** One right: a rule with one resource and one verb. */
interface Right {
  group: string;
  resource: string;
  verb: string;
}

function rightsOf(yaml: string): Right[] {
  return objectsOf(yaml)
    .flatMap(({ rules }) => (rules ?? []) as Rule[])
    .flatMap(({ apiGroups, resources, verbs }) =>
      apiGroups.flatMap(group =>
        resources.flatMap(resource =>
          verbs.map(verb => ({ group, resource, verb })),
        ),
      ),
    );
}

/** The documented objects under another name, with other rights. */
function variant(yaml: string, name: string, rights?: readonly Right[]) {
  const rules = rights?.map(({ group, resource, verb }) => ({
    apiGroups: [group],
    resources: [resource],
    verbs: [verb],
  }));
  return objectsOf(yaml.replaceAll(ACCOUNT, name)).map(object =>
    rules && object.rules ? { ...object, rules } : object,
  );
}

/** The kinds of a source that are not live, with what is said of them. */
function troubleOf({ kinds = [] }: ReadSource): Record<string, string> {
  return Object.fromEntries(
    kinds.flatMap(({ kind, freshness }) =>
      'problem' in freshness ? [[kind, freshness.problem.message]] : [],
    ),
  );
}

const isSettled = ({ kinds = [] }: ReadSource) =>
  kinds.length === KINDS.length &&
  kinds.every(({ freshness: { state } }) => state !== 'syncing');

const directory = createMockDirectory();
let devCluster: DevCluster;
let admin: KubeClient;
let url: string;
const portals: Array<() => Promise<void>> = [];

async function start(options: Parameters<typeof startPortal>[0]) {
  const portal = await startPortal(options);
  portals.push(() => portal.stop());
  return portal;
}

async function startCluster(options: { streamingLists: boolean }) {
  devCluster = await startDevCluster({
    port: 0,
    dataDir: directory.path,
    token: 'of-an-administrator',
    git: { username: 'portal', password: 'a-password' },
    clock: fastClock(),
    logger: mockServices.logger.mock(),
    ...options,
  });
  ({ url } = devCluster.clusters.showcase);
  admin = new KubeClient({ url, token: 'of-an-administrator' });
}

afterEach(() => Promise.all(portals.splice(0).map(stop => stop())));

/** Applies the documented account and token, with these blocks, under a name; returns the token. */
async function anAccount(
  options: {
    name?: string;
    blocks?: string[];
    rights?: readonly Right[];
  } = {},
): Promise<string> {
  const { name = ACCOUNT, blocks = ['cluster-role'], rights } = options;
  const given = ['cluster-role', 'token', ...blocks];
  for (const each of new Set(given)) {
    const objects = variant(block(each), name, rights);
    // With Roles instead of the ClusterRole, only the account itself is taken from its block.
    await admin.apply(
      blocks.includes(each) || each === 'token'
        ? objects
        : objects.filter(({ kind }) => !kind.startsWith('ClusterRole')),
    );
  }
  return admin.tokenIn('backstage', `${name}-token`);
}

const ownCluster = (name: string, token: string, more: object = {}) => ({
  name,
  url,
  serviceAccountToken: token,
  ...more,
});

describe('with an API server that streams lists', () => {
  beforeAll(() => startCluster({ streamingLists: true }));
  afterAll(() => devCluster.stop());

  it('the documented ClusterRole is enough for everything that is read', async () => {
    const clusters = [ownCluster('prod', await anAccount())];
    const { untilSources, untilView } = await start({
      config: { kuberay: { clusters } },
    });

    const { sources } = await untilSources(
      ({ sources: [source] }) =>
        source?.freshness.state === 'live' &&
        source.kubernetesVersion !== undefined,
    );
    const view = await untilView(
      ({ rayClusters: [first], applications }) =>
        first?.phase === 'Ready' && applications.length === 3,
    );

    expect(sources.map(({ cluster: name }) => name)).toEqual(['prod']);
    expect(sources.map(troubleOf)).toEqual([{}]);
    expect(view.rayClusters[0].head?.ready).toBe(true);
  });

  it('the documented ClusterRole allows what it says, and nothing besides', async () => {
    const mine = new KubeClient({ url, token: await anAccount() });
    const rights = rightsOf(block('cluster-role'));
    const may = ({ group, resource, verb }: Right) =>
      mine.canI({ group, resource, verb, namespace: 'risk-features' });
    const others = [
      ...rights.flatMap(right =>
        ['get', 'create', 'update', 'patch', 'delete', 'deletecollection'].map(
          verb => ({ ...right, verb }),
        ),
      ),
      ...[
        'secrets',
        'configmaps',
        'pods/log',
        'pods/exec',
        'services/proxy',
      ].flatMap(resource =>
        ['get', 'list', 'create'].map(verb => ({ group: '', resource, verb })),
      ),
    ];

    expect(await Promise.all(rights.map(may))).toEqual(rights.map(() => true));
    expect(await Promise.all(others.map(may))).toEqual(others.map(() => false));
    expect(
      await mine.send(
        'DELETE',
        '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/root',
      ),
    ).toMatchObject({ status: 403 });
  });

  it('the documented ClusterRole could do without list', async () => {
    const rights = rightsOf(block('cluster-role')).filter(
      ({ verb, resource }) => verb !== 'list' || resource === 'events',
    );
    const token = await anAccount({ name: 'streams', rights });
    const clusters = [ownCluster('streams', token)];
    const { untilSources } = await start({ config: { kuberay: { clusters } } });

    const { sources } = await untilSources(view =>
      view.sources.every(isSettled),
    );

    expect(sources.map(troubleOf)).toEqual([{}]);
  });

  it('the documented ClusterRole has no watch to spare, though nothing is ever listed', async () => {
    const rights = rightsOf(block('cluster-role')).filter(
      ({ verb }) => verb !== 'watch',
    );
    const token = await anAccount({ name: 'lists', rights });
    const clusters = [ownCluster('lists', token)];
    const { untilSources } = await start({ config: { kuberay: { clusters } } });

    const { sources } = await untilSources(
      view =>
        view.sources.length === 1 &&
        Object.keys(troubleOf(view.sources[0])).length === KINDS.length,
    );

    const refused = (resource: string) =>
      `The cluster does not allow Backstage to watch ${resource}`;
    expect(sources.map(troubleOf)).toEqual([
      {
        RayCluster: refused('rayclusters.ray.io'),
        Pod: refused('pods'),
        Event: refused('events'),
        Application: refused('applications.argoproj.io'),
      },
    ]);
  });

  it('the documented Roles have the rules of the ClusterRole', () => {
    const rulesOf = (kind: string, name: string) =>
      objectsOf(block(name))
        .filter(object => object.kind === kind)
        .map(({ rules }) => rules);
    const [rules] = rulesOf('ClusterRole', 'cluster-role');
    expect(rulesOf('Role', 'roles')).toEqual([rules, rules]);
  });

  it('the documented Roles are enough to watch their namespaces one by one, and a namespace without one says so', async () => {
    const token = await anAccount({ name: 'by-namespace', blocks: ['roles'] });
    const { kuberay } = parse(block('namespaces'));
    const [namespaces] = Object.values<string[]>(kuberay.namespaces);
    const clusters = [
      ownCluster('prod', token, { namespaces }),
      ownCluster('more', token, { namespaces: [...namespaces, 'ml-batch'] }),
      ownCluster('whole', token),
    ];
    const { untilSources, untilView } = await start({
      config: { kuberay: { clusters: clusters.slice(0, 1) } },
    });
    const other = await start({
      config: { kuberay: { clusters: clusters.slice(1) } },
    });

    const view = await untilView(
      ({ rayClusters: [first] }) => first?.phase === 'Ready',
    );
    const { sources } = await untilSources(({ sources: [source] }) =>
      isSettled(source),
    );
    const refused = await other.untilSources(all =>
      all.sources.every(
        source =>
          isSettled(source) &&
          Object.keys(troubleOf(source)).length === KINDS.length,
      ),
    );

    expect(view.rayClusters[0].ref.namespace).toBe('risk-features');
    expect(sources.map(troubleOf)).toEqual([{}]);
    expect(refused.sources.map(source => troubleOf(source).Pod)).toEqual([
      'Namespace ml-batch: The cluster does not allow Backstage to list pods in namespace ml-batch',
      'The cluster does not allow Backstage to list pods',
    ]);
  });

  const wordsOf = (view: { rayClusters: Array<{ autoscaler: object }> }) =>
    (
      view.rayClusters[0]?.autoscaler as {
        words?: { state: string; reason?: string };
      }
    )?.words;

  it('the addition for dashboards lets the account read what the autoscaler says, and without them the tab says what is missing', async () => {
    const name = 'asks-ray';
    const plain = await anAccount({ name });
    const config = (token: string) => ({
      kuberay: {
        clusters: [ownCluster('prod', token)],
        ray: { dashboard: 'proxy' },
      },
    });
    const without = await start({ config: config(plain) });
    const refused = await without.untilView(view =>
      JSON.stringify(view).includes('services/proxy'),
    );
    await admin.apply(variant(block('dashboard'), name));
    const allowed = await start({ config: config(plain) });
    const seen = await allowed.untilView(
      view => wordsOf(view)?.state === 'known',
    );

    expect(JSON.stringify(wordsOf(refused))).toContain(
      'The account that reads cluster prod lacks the right to get services/proxy in namespace risk-features',
    );
    expect(wordsOf(seen)).toMatchObject({ state: 'known' });
  });

  it.each(['refresh', 'sync'] as const)(
    'the addition for actions lets the account %s, and without each of its rights nothing is written and the answer says why',
    async action => {
      const rights = rightsOf(block('actions'));
      const name = `may-${action}`;
      const token = await anAccount({ name });
      const { untilView, act } = await start({
        config: {
          kuberay: {
            clusters: [ownCluster('prod', token)],
            actions: { enabled: true },
          },
        },
      });
      const view = await untilView(
        ({ applications: [first], rayClusters: [ray] }) =>
          ray?.phase === 'Ready' && first?.operation?.phase === 'Succeeded',
      );
      const { id } = view.applications[0];
      const init = {
        headers: { 'content-type': 'application/json' },
        ...(action === 'sync' && {
          body: JSON.stringify({ acceptReplicaReset: true }),
        }),
      };

      const withoutAll = await act(action, id, init);
      const [get] = rights.filter(({ verb }) => verb === 'get');
      await admin.apply(
        variant(block('actions'), name).map(object =>
          object.rules
            ? {
                ...object,
                rules: [
                  {
                    apiGroups: [get.group],
                    resources: [get.resource],
                    verbs: ['get'],
                  },
                ],
              }
            : object,
        ),
      );
      const withoutPatch = await act(action, id, init);
      await admin.apply(variant(block('actions'), name));
      const withAll = await act(action, id, init);

      const what =
        'applications.argoproj.io called fraud-features in namespace argocd';
      expect(rights.map(({ verb }) => verb)).toEqual(['get', 'patch']);
      expect(
        [withoutAll, withoutPatch].map(({ status, body }) => [
          status,
          body.error.message,
        ]),
      ).toEqual([
        [
          503,
          `Argo CD could not be asked: The cluster does not allow Backstage to get ${what}`,
        ],
        [
          503,
          `Argo CD could not be asked: The cluster does not allow Backstage to patch ${what}`,
        ],
      ]);
      expect(withAll).toEqual({
        status: 200,
        body: { application: 'fraud-features', action },
      });
    },
  );
});

describe('with an API server that does not', () => {
  beforeAll(() => startCluster({ streamingLists: false }));
  afterAll(() => devCluster.stop());

  it('the documented ClusterRole has nothing to spare: without any one right, the kind that needs it says so, and no other', async () => {
    const rights = rightsOf(block('cluster-role'));
    const clusters = [ownCluster('all', await anAccount())];
    for (const left of rights) {
      const name = `no-${left.verb}-${left.resource}`;
      const token = await anAccount({
        name,
        rights: rights.filter(right => right !== left),
      });
      clusters.push(ownCluster(name, token));
    }
    const { untilSources } = await start({ config: { kuberay: { clusters } } });
    const expected = Object.fromEntries(
      rights.map(({ group, resource, verb }) => {
        const full = group ? `${resource}.${group}` : resource;
        const kind = KINDS.find(
          one => `${one.toLowerCase()}s` === resource,
        ) as string;
        return [
          `no-${verb}-${resource}`,
          { [kind]: `The cluster does not allow Backstage to ${verb} ${full}` },
        ];
      }),
    );

    const { sources } = await untilSources(
      view =>
        view.sources.every(isSettled) &&
        view.sources.filter(source => Object.keys(troubleOf(source)).length > 0)
          .length === rights.length,
    );

    expect(
      Object.fromEntries(
        sources.map(source => [source.cluster, troubleOf(source)]),
      ),
    ).toEqual({ all: {}, ...expected });
    // Events only add words: without them the source as a whole is as live as ever.
    expect(
      sources
        .filter(({ freshness }) => freshness.state === 'live')
        .map(({ cluster }) => cluster),
    ).toEqual(['all', 'no-list-events', 'no-watch-events']);
  });
});
