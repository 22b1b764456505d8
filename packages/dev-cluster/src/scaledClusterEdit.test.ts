import { stringify } from 'yaml';
import { replicaGuardFile } from './admission/__fixtures__/replicaGuard';
import {
  anApplication,
  crdsApplication,
  ignoreAutoscaled,
  operatorApplication,
} from './argocd/__testUtils__/guideApplications';
import { InMemoryGit } from './argocd/__testUtils__/InMemoryGit';
import { startRayStory } from './argocd/__testUtils__/startRayStory';
import { rootApplication } from './rootApplication';
import { startTestServer } from './testUtils/startTestServer';

/**
 * An edit of a cluster that the autoscaler has scaled up: the load comes through the API, as a person or an end-to-end
 * test gives it, and the maximum of another group through Git.
 */

const CLUSTER = { kind: 'RayCluster', namespace: 'ml', name: 'ml-kuberay' };
const CLUSTER_FILE = 'apps/ml/raycluster.yaml';
const GUARD_FILE = 'apps/platform/replica-guard-policy.yaml';
const LOAD = 'dev-cluster.kuberay.io/load';

let story: ReturnType<typeof startRayStory>;
let url: string;
let tree: { [path: string]: string };

beforeEach(async () => {
  story = startRayStory();
  ({ url } = await startTestServer(exchange => story.api.handle(exchange)));
});

afterEach(() => story.stop());

/** The Application that the templates write: both ignore rules, ApplyOutOfSyncOnly. */
function clusterFile(given: { standard: number; largeMaximum: number }) {
  const resources = {
    requests: { cpu: '1', memory: '2Gi' },
    limits: { cpu: '1', memory: '2Gi' },
  };
  return stringify(
    anApplication('ml', {
      source: {
        repoURL: 'https://ray-project.github.io/kuberay-helm/',
        chart: 'ray-cluster',
        targetRevision: '1.5.1',
        helm: {
          releaseName: 'ml',
          valuesObject: {
            head: {
              enableInTreeAutoscaling: true,
              autoscalerOptions: { version: 'v2', idleTimeoutSeconds: 60 },
            },
            worker: {
              groupName: 'standard-worker',
              replicas: given.standard,
              minReplicas: 1,
              maxReplicas: 5,
              resources,
            },
            additionalWorkerGroups: {
              'large-worker': {
                replicas: 0,
                minReplicas: 0,
                maxReplicas: given.largeMaximum,
                resources,
              },
            },
          },
        },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: CLUSTER.namespace,
      },
      ignoreDifferences: [ignoreAutoscaled(CLUSTER)],
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: [
          'CreateNamespace=true',
          'ApplyOutOfSyncOnly=true',
          'SkipDryRunOnMissingResource=true',
        ],
        retry: { limit: 10, backoff: { duration: '5s', factor: 2 } },
      },
    }),
  );
}

async function push(files: { [path: string]: string }): Promise<void> {
  tree = { ...tree, ...files };
  story.git.push(tree);
  await story.clock.advance(40_000);
}

/** As e2e tests do it: a merge patch of the live object, which Git knows nothing of. */
async function giveWork(load: string): Promise<void> {
  const { namespace, name } = CLUSTER;
  const response = await fetch(
    `${url}/apis/ray.io/v1/namespaces/${namespace}/rayclusters/${name}`,
    {
      method: 'PATCH',
      headers: {
        authorization: 'Bearer secret',
        'content-type': 'application/merge-patch+json',
      },
      body: JSON.stringify({ metadata: { annotations: { [LOAD]: load } } }),
    },
  );
  expect(response.status).toBe(200);
  await story.clock.advance(40_000);
}

function groups(): string[] {
  const { workerGroupSpecs } = story.store.get(CLUSTER)?.spec as {
    workerGroupSpecs: Array<{
      groupName: string;
      replicas: number;
      maxReplicas: number;
    }>;
  };
  return workerGroupSpecs.map(
    ({ groupName, replicas, maxReplicas }) =>
      `${groupName} ${replicas}/${maxReplicas}`,
  );
}

/** Every state of the groups from now on, without repeats. */
function watchGroups(): string[][] {
  const seen = [groups()];
  story.store.subscribe(({ object }) => {
    const now = object.kind === CLUSTER.kind ? groups() : seen.at(-1);
    if (now && now.join() !== seen.at(-1)?.join()) {
      seen.push(now);
    }
  });
  return seen;
}

/** UIDs of the worker pods: the same before and after means that none was lost. */
function workers(): Array<string | undefined> {
  return story.store
    .list('Pod', { namespace: CLUSTER.namespace })
    .filter(
      ({ metadata }) => metadata.labels?.['ray.io/node-type'] === 'worker',
    )
    .map(({ metadata }) => metadata.uid)
    .sort();
}

const withGuard: { [path: string]: string } = {
  [GUARD_FILE]: replicaGuardFile(['ml']),
};
const withoutGuard: typeof withGuard = {};

describe.each([
  {
    said: 'with the replica guard, Git’s count being as old as the cluster',
    guard: withGuard,
    written: 1,
    states: [
      ['standard-worker 4/5', 'large-worker 0/3'],
      ['standard-worker 4/5', 'large-worker 0/7'],
    ],
  },
  {
    said: 'without it, the live count being written back',
    guard: withoutGuard,
    written: 4,
    states: [
      ['standard-worker 4/5', 'large-worker 0/3'],
      ['standard-worker 4/5', 'large-worker 0/7'],
    ],
  },
  {
    said: 'with neither, so that Git’s count comes through',
    guard: withoutGuard,
    written: 1,
    states: [
      ['standard-worker 4/5', 'large-worker 0/3'],
      ['standard-worker 1/5', 'large-worker 0/7'],
    ],
  },
])('$said', ({ guard, written, states }) => {
  it('raises the maximum of another group under a load that was given through the API', async () => {
    tree = {
      'apps/platform/ray-operator-crds.yaml': stringify(crdsApplication),
      'apps/platform/ray-operator.yaml': stringify(operatorApplication),
      [CLUSTER_FILE]: clusterFile({ standard: 1, largeMaximum: 3 }),
    };
    await story.apply(rootApplication({ repoURL: InMemoryGit.REPO_URL }));
    await push(guard);
    await giveWork('standard-worker=constant(4)');
    const before = workers();
    expect(before).toHaveLength(4);
    const seen = watchGroups();

    await push({
      [CLUSTER_FILE]: clusterFile({ standard: written, largeMaximum: 7 }),
    });

    expect(seen).toEqual(states);
    expect(workers()).toEqual(before);
    expect(story.store.get(CLUSTER)?.metadata.annotations).toMatchObject({
      [LOAD]: 'standard-worker=constant(4)',
    });
    expect(
      ['root', 'ml'].map(name => story.application(name)?.status?.sync?.status),
    ).toEqual(['Synced', 'Synced']);
  });
});

it('takes the guard along when its file leaves Git, and keeps it as Git has it', async () => {
  const bound = () =>
    story.store.list('MutatingAdmissionPolicyBinding').map(({ spec }) => spec);
  const bindingOf = (...namespaces: string[]) => ({
    policyName: 'raycluster-keep-autoscaled-replicas',
    matchResources: {
      namespaceSelector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'In',
            values: namespaces,
          },
        ],
      },
    },
  });
  tree = { 'apps/platform/ray-operator-crds.yaml': stringify(crdsApplication) };
  await story.apply(rootApplication({ repoURL: InMemoryGit.REPO_URL }));
  await push({ [GUARD_FILE]: replicaGuardFile(['ml']) });
  const first = bound();
  await push({ [GUARD_FILE]: replicaGuardFile(['ml', 'risk']) });
  const second = bound();
  story.store.delete({
    kind: 'MutatingAdmissionPolicyBinding',
    name: 'raycluster-keep-autoscaled-replicas',
  });
  await story.clock.advance(40_000);
  const healed = bound();
  const { [GUARD_FILE]: gone, ...rest } = tree;
  tree = rest;
  await push({});

  expect([first, second, healed, bound()]).toEqual([
    [bindingOf('ml')],
    [bindingOf('ml', 'risk')],
    [bindingOf('ml', 'risk')],
    [],
  ]);
  expect(story.store.list('MutatingAdmissionPolicy')).toEqual([]);
  expect(story.application('root')?.status?.sync?.status).toBe('Synced');
});

it('says in the Application why a policy is not taken that the stand-in cannot play', async () => {
  tree = {
    [GUARD_FILE]: replicaGuardFile(['ml']).replace('Fail', 'Ignore'),
  };
  await story.apply(rootApplication({ repoURL: InMemoryGit.REPO_URL }));
  await push({});

  expect(story.application('root')?.status?.operationState?.message).toContain(
    'does not evaluate CEL: it knows the replica guard by its text',
  );
});
