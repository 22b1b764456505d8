import type { KubeObject } from '../../kube-api';
import type { Application, IgnoreRule } from '../Application';
import { kuberayCrds } from '../sources/kuberayCrds';
import { anApplication, ignoreAutoscaled } from './guideApplications';
import { startControllerStory } from './startControllerStory';

interface Group {
  groupName: string;
  replicas: number;
  maxReplicas: number;
  scaleStrategy?: { workersToDelete: string[] };
}

/** Where the RayCluster of the story is. */
export const CLUSTER = {
  kind: 'RayCluster',
  namespace: 'lab',
  name: 'lab-kuberay',
};

const APPLICATION = { kind: 'Application', namespace: 'argocd', name: 'lab' };

/** A rule for the RayCluster of the story. */
export function ruleOf(change: Partial<IgnoreRule>): IgnoreRule {
  return {
    group: 'ray.io',
    kind: 'RayCluster',
    name: CLUSTER.name,
    namespace: CLUSTER.namespace,
    ...change,
  };
}

/** The guide's rule. */
export const onlyReplicas = [
  ruleOf({ jqPathExpressions: ['.spec.workerGroupSpecs[].replicas'] }),
];

/** The rules for both fields that the autoscaler writes. */
export const both = [ignoreAutoscaled(CLUSTER)];

/** The cells of the table once Git's counts are written over the live ones, from step 5 on. */
export const GIT_WINS = [
  '1/300',
  '1/300, b2',
  '1/300, b2, rv',
  '1/300, b2, rv',
];

function aGroup(maxReplicas: number) {
  return { replicas: 1, minReplicas: 1, maxReplicas };
}

/**
 * The story of the decision table (domain facts 6.3): one Application of the chart with self-heal and prune, groups std
 * 1/200 and a1 1/30, and the steps 2 to 8 of the table.
 */
export async function startReplicaStory(options: {
  rules: IgnoreRule[];
  syncOptions: string[];
  /** There before the Application. */
  objects?: KubeObject[];
}) {
  const story = startControllerStory();
  const values: {
    head: object;
    worker: object;
    additionalWorkerGroups: { [name: string]: object };
  } = {
    head: { enableInTreeAutoscaling: true },
    worker: { groupName: 'std', ...aGroup(200) },
    additionalWorkerGroups: { a1: aGroup(30) },
  };
  const source = () => ({
    repoURL: 'https://ray-project.github.io/kuberay-helm/',
    chart: 'ray-cluster',
    targetRevision: '1.5.1',
    helm: { valuesObject: structuredClone(values) },
  });
  const settle = () => story.clock.advance(60_000);
  const syncStatus = () => story.application('lab')?.status?.sync?.status;

  function live(): KubeObject & {
    spec: { rayVersion?: string; workerGroupSpecs: Group[] };
  } {
    return story.store.get(CLUSTER) as ReturnType<typeof live>;
  }

  /** The autoscaler's two JSON Patch operations, by index. */
  function autoscale(
    replicas: number,
    change: { index?: number; workersToDelete?: string[] } = {},
  ) {
    const { index = 0, workersToDelete } = change;
    const path = `/spec/workerGroupSpecs/${index}`;
    const writer = { type: 'json', fieldManager: 'python-requests' } as const;
    story.store.patch(
      CLUSTER,
      [{ op: 'replace', path: `${path}/replicas`, value: replicas }],
      writer,
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
        writer,
      );
    }
  }

  /** What a commit does: the Application's source is now what `values` say. */
  function writeGit() {
    story.store.patch(
      APPLICATION,
      [{ op: 'replace', path: '/spec/source', value: source() }],
      { type: 'json', fieldManager: 'kubectl-edit' },
    );
  }

  const steps: { [step: string]: () => void } = {
    2: () => autoscale(5),
    3: () =>
      autoscale(4, { workersToDelete: ['lab-kuberay-std-worker-abcde'] }),
    4: () => {
      autoscale(5);
      const { spec } = story.application('lab') as Application;
      story.store.patch(
        APPLICATION,
        {
          operation: {
            initiatedBy: { username: 'admin' },
            sync: {
              syncStrategy: { hook: {} },
              syncOptions: spec.syncPolicy?.syncOptions,
            },
          },
        },
        { type: 'merge', fieldManager: 'kubectl-edit' },
      );
    },
    5: () => {
      autoscale(5);
      values.worker = { groupName: 'std', ...aGroup(300) };
      writeGit();
    },
    6: () => {
      autoscale(5);
      values.additionalWorkerGroups.b2 = aGroup(30);
      writeGit();
    },
    7: () => {
      autoscale(5);
      values.head = { ...values.head, rayVersion: '2.52.0' };
      writeGit();
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

  kuberayCrds('1.5.1').forEach(crd => story.store.create(crd));
  await story.clock.advance(25_000);
  options.objects?.forEach(object => story.store.create(object));
  await story.apply(
    anApplication('lab', {
      source: source(),
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'lab',
      },
      ignoreDifferences: options.rules,
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', ...options.syncOptions],
      },
    }),
  );
  await settle();

  return {
    ...story,
    /** What Git wants; change it, then `editGit()`. */
    values,
    async editGit() {
      writeGit();
      await settle();
    },
    autoscale,
    settle,
    live,
    syncStatus,
    /** Every group as `name replicas/max`, `+1` with a name in workersToDelete, in the order of the list. */
    groups: () =>
      live().spec.workerGroupSpecs.map(
        ({ groupName, replicas, maxReplicas, scaleStrategy }) =>
          `${groupName} ${replicas}/${maxReplicas}${
            scaleStrategy ? ' +1' : ''
          }`,
      ),
    /** Walks the steps 2 to 8; a cell and the sync status after each. */
    async walk(): Promise<{ cells: string[]; statuses: unknown[] }> {
      const cells: string[] = [];
      const statuses: unknown[] = [];
      for (const step of Object.values(steps)) {
        step();
        await settle();
        cells.push(cell());
        statuses.push(syncStatus());
      }
      return { cells, statuses };
    },
  };
}
