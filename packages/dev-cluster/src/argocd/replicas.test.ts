import type { KubeObject } from '../kube-api';
import { anApplication } from './__testUtils__/guideApplications';
import { startControllerStory } from './__testUtils__/startControllerStory';
import type { Application, IgnoreRule } from './Application';
import { kuberayCrds } from './sources/kuberayCrds';

/** What the decision table of domain facts 6.3 and 11.3 says: who wins, Git or the autoscaler. */

interface Group {
  groupName: string;
  replicas: number;
  maxReplicas: number;
  scaleStrategy?: { workersToDelete: string[] };
}

const CLUSTER = { kind: 'RayCluster', namespace: 'lab', name: 'lab-kuberay' };
const REPLICAS = '.spec.workerGroupSpecs[].replicas';
const STRATEGY = '.spec.workerGroupSpecs[].scaleStrategy';

function rule(change: Partial<IgnoreRule>): IgnoreRule {
  return {
    group: 'ray.io',
    kind: 'RayCluster',
    name: CLUSTER.name,
    namespace: CLUSTER.namespace,
    ...change,
  };
}

function group(maxReplicas: number) {
  return { replicas: 1, minReplicas: 1, maxReplicas };
}

let story: ReturnType<typeof startControllerStory>;
let values: {
  head: object;
  worker: object;
  additionalWorkerGroups: { [name: string]: object };
};

async function begin(rules: IgnoreRule[], syncOptions: string[]) {
  story = startControllerStory();
  kuberayCrds('1.5.1').forEach(crd => story.store.create(crd));
  await story.clock.advance(25_000);
  values = {
    head: { enableInTreeAutoscaling: true },
    worker: { groupName: 'std', ...group(200) },
    additionalWorkerGroups: { a1: group(30) },
  };
  await story.apply(
    anApplication('lab', {
      source: source(),
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'lab',
      },
      ignoreDifferences: rules,
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', ...syncOptions],
      },
    }),
  );
  await settle();
}

function source() {
  return {
    repoURL: 'https://ray-project.github.io/kuberay-helm/',
    chart: 'ray-cluster',
    targetRevision: '1.5.1',
    helm: { valuesObject: structuredClone(values) },
  };
}

function settle() {
  return story.clock.advance(60_000);
}

function live(): KubeObject & {
  spec: { rayVersion?: string; workerGroupSpecs: Group[] };
} {
  return story.store.get(CLUSTER) as ReturnType<typeof live>;
}

/** A cell of the table: std's replicas and max, `+1` with a name in workersToDelete, then what else arrived. */
function cell(): string {
  const { rayVersion, workerGroupSpecs } = live().spec;
  const [std] = workerGroupSpecs;
  return [
    `${std.replicas}/${std.maxReplicas}${std.scaleStrategy ? ' +1' : ''}`,
    ...(workerGroupSpecs.some(({ groupName }) => groupName === 'b2')
      ? ['b2']
      : []),
    ...(rayVersion === undefined ? [] : ['rv']),
  ].join(', ');
}

/** The autoscaler's two JSON Patch operations, by index. */
function autoscale(replicas: number, workersToDelete?: string[]) {
  const path = '/spec/workerGroupSpecs/0';
  const options = { type: 'json', fieldManager: 'python-requests' } as const;
  story.store.patch(
    CLUSTER,
    [{ op: 'replace', path: `${path}/replicas`, value: replicas }],
    options,
  );
  if (workersToDelete) {
    story.store.patch(
      CLUSTER,
      [
        {
          op: 'add',
          path: `${path}/scaleStrategy`,
          value: { workersToDelete },
        },
      ],
      options,
    );
  }
}

function patchApplication(patch: object) {
  story.store.patch(
    { kind: 'Application', namespace: 'argocd', name: 'lab' },
    patch,
    { type: 'merge', fieldManager: 'kubectl-edit' },
  );
}

function editGit() {
  patchApplication({ spec: { source: source() } });
}

const steps: { [step: string]: () => void } = {
  2: () => autoscale(5),
  3: () => autoscale(4, ['lab-kuberay-std-worker-abcde']),
  4: () => {
    autoscale(5);
    const { spec } = story.application('lab') as Application;
    patchApplication({
      operation: {
        initiatedBy: { username: 'admin' },
        sync: {
          syncStrategy: { hook: {} },
          syncOptions: spec.syncPolicy?.syncOptions,
        },
      },
    });
  },
  5: () => {
    autoscale(5);
    values.worker = { groupName: 'std', ...group(300) };
    editGit();
  },
  6: () => {
    autoscale(5);
    values.additionalWorkerGroups.b2 = group(30);
    editGit();
  },
  7: () => {
    autoscale(5);
    values.head = { ...values.head, rayVersion: '2.52.0' };
    editGit();
  },
  8: () => {
    autoscale(5);
    story.store.patch(
      CLUSTER,
      [
        {
          op: 'replace',
          path: '/spec/workerGroupSpecs/0/maxReplicas',
          value: 999,
        },
      ],
      { type: 'json', fieldManager: 'kubectl-edit' },
    );
  },
};

afterEach(() => {
  story.stop();
});

const GIT_WINS = ['1/300', '1/300, b2', '1/300, b2, rv', '1/300, b2, rv'];
const both = [rule({ jqPathExpressions: [REPLICAS, STRATEGY] })];
const onlyReplicas = [rule({ jqPathExpressions: [REPLICAS] })];

it.each([
  {
    row: '1: no rule',
    rules: [],
    options: [],
    cells: ['1/200', '1/200', '1/200', ...GIT_WINS],
  },
  {
    row: '2: the guide’s rule on replicas',
    rules: onlyReplicas,
    options: [],
    cells: ['5/200', '4/200 +1', '1/200', ...GIT_WINS],
  },
  {
    row: '3: rules on replicas and scaleStrategy',
    rules: both,
    options: [],
    cells: ['5/200', '4/200 +1', '1/200', ...GIT_WINS],
  },
  {
    row: '5: JSON pointers by index',
    rules: [
      rule({
        jsonPointers: [
          '/spec/workerGroupSpecs/0/replicas',
          '/spec/workerGroupSpecs/1/replicas',
        ],
      }),
    ],
    options: [],
    cells: ['5/200', '4/200 +1', '1/200', ...GIT_WINS],
  },
  {
    row: '6: both rules and ApplyOutOfSyncOnly',
    rules: both,
    options: ['ApplyOutOfSyncOnly=true'],
    cells: ['5/200', '4/200 +1', '5/200 +1', ...GIT_WINS],
  },
  {
    row: '8: a rule on replicas and ServerSideApply',
    rules: onlyReplicas,
    options: ['ServerSideApply=true'],
    cells: ['5/200', '1/200', '1/200', ...GIT_WINS],
  },
  {
    row: '7: both rules and ServerSideApply',
    rules: both,
    options: ['ServerSideApply=true'],
    cells: ['5/200', '4/200 +1', '1/200', ...GIT_WINS],
  },
  {
    row: '11: both rules and Replace',
    rules: both,
    options: ['Replace=true'],
    cells: ['5/200', '4/200 +1', '1/200', ...GIT_WINS],
  },
  {
    row: '15: both rules with a wrong name',
    rules: [rule({ name: 'lab', jqPathExpressions: [REPLICAS, STRATEGY] })],
    options: [],
    cells: ['1/200', '1/200', '1/200', ...GIT_WINS],
  },
])(
  'keeps or resets the autoscaled counts as the real one does, row $row',
  async ({ rules, options, cells }) => {
    await begin(rules, options);
    const seen: string[] = [];
    for (const step of Object.keys(steps)) {
      steps[step]();
      await settle();
      seen.push(cell());
      expect(story.application('lab')?.status?.sync?.status).toBe('Synced');
    }
    expect(seen).toEqual(cells);
  },
);
