import { replicaGuard } from '../admission/__fixtures__/replicaGuard';
import {
  both,
  CLUSTER,
  GIT_WINS,
  onlyReplicas,
  startReplicaStory,
} from './__testUtils__/startReplicaStory';

/** The replica guard against Argo CD's syncs: rows 16 to 20 of domain facts 6.3, exact values of 11.3, and 6.9. */

let story: Awaited<ReturnType<typeof startReplicaStory>>;

afterEach(() => {
  story.stop();
});

/** Both rules and the guard: what is recommended. */
async function beginGuarded(): Promise<void> {
  story = await startReplicaStory({
    rules: both,
    syncOptions: [],
    objects: replicaGuard(['lab']),
  });
}

const KEPT = ['5/200', '4/200 +1', '5/200 +1'];
const GUARDED = [
  ...KEPT,
  '5/300 +1',
  '5/300 +1, b2',
  '5/300 +1, b2, rv',
  '5/300 +1, b2, rv',
];

it.each([
  {
    row: '16: both rules',
    rules: both,
    options: [],
    cells: GUARDED,
    status: 'Synced',
  },
  {
    row: '17: the guide’s rule on replicas',
    rules: onlyReplicas,
    options: [],
    cells: GUARDED,
    status: 'Synced',
  },
  {
    row: '18: both rules and ServerSideApply',
    rules: both,
    options: ['ServerSideApply=true'],
    cells: GUARDED,
    status: 'Synced',
  },
  {
    row: '19: both rules and Replace, which goes round the guard',
    rules: both,
    options: ['Replace=true'],
    cells: ['5/200', '4/200 +1', '1/200', ...GIT_WINS],
    status: 'Synced',
  },
  {
    row: '20: no rule, so that the difference stays',
    rules: [],
    options: [],
    cells: GUARDED,
    status: 'OutOfSync',
  },
])(
  'keeps the autoscaled counts as the real one does, row $row',
  async ({ rules, options, cells, status }) => {
    story = await startReplicaStory({
      rules,
      syncOptions: options,
      objects: replicaGuard(['lab']),
    });

    expect(await story.walk()).toEqual({
      cells,
      statuses: cells.map(() => status),
    });
  },
);

it('leaves the counts of a namespace alone that no binding lists', async () => {
  story = await startReplicaStory({
    rules: both,
    syncOptions: [],
    objects: replicaGuard(['another']),
  });

  const { cells } = await story.walk();

  expect(cells.slice(2)).toEqual(['1/200', ...GIT_WINS]);
});

it.each([
  {
    said: 'with the guard',
    objects: replicaGuard(['lab']),
    groups: ['std 6/200', 'a-first-group 2/9', 'g1 1/60', 'g2 3/200 +1'],
  },
  {
    said: 'and loses the counts without it',
    objects: [],
    groups: ['std 1/200', 'a-first-group 2/9', 'g1 1/60', 'g2 1/200'],
  },
])(
  'follows the groups by name when a new one shifts them, $said',
  async ({ objects, groups }) => {
    story = await startReplicaStory({ rules: both, syncOptions: [], objects });
    const group = { replicas: 1, minReplicas: 1 };
    story.values.additionalWorkerGroups = {
      g1: { ...group, maxReplicas: 30 },
      g2: { ...group, maxReplicas: 200 },
    };
    await story.editGit();
    story.autoscale(6);
    story.autoscale(3, { index: 2, workersToDelete: ['lab-kuberay-g2-abcde'] });
    await story.settle();
    expect(story.groups()).toEqual(['std 6/200', 'g1 1/30', 'g2 3/200 +1']);

    story.values.additionalWorkerGroups = {
      'a-first-group': { replicas: 2, minReplicas: 2, maxReplicas: 9 },
      g1: { ...group, maxReplicas: 60 },
      g2: { ...group, maxReplicas: 200 },
    };
    await story.editGit();

    expect(story.groups()).toEqual(groups);
    expect(story.syncStatus()).toBe('Synced');
  },
);

it('lets Git’s counts through when autoscaling is switched off, and when it is switched on again', async () => {
  await beginGuarded();
  story.autoscale(5);
  await story.settle();

  story.values.head = { enableInTreeAutoscaling: false };
  await story.editGit();
  const off = story.groups();
  story.store.patch(
    CLUSTER,
    [{ op: 'replace', path: '/spec/workerGroupSpecs/0/replicas', value: 7 }],
    { type: 'json', fieldManager: 'kubectl-edit' },
  );
  await story.settle();
  story.values.head = { enableInTreeAutoscaling: true };
  await story.editGit();
  const on = story.groups();

  expect([off, on]).toEqual([
    ['std 1/200', 'a1 1/30'],
    ['std 1/200', 'a1 1/30'],
  ]);
});

it('lets a group go that Git removes, and starts a group with Git’s count', async () => {
  await beginGuarded();
  story.autoscale(5);

  story.values.additionalWorkerGroups = {
    b2: { replicas: 3, minReplicas: 1, maxReplicas: 30 },
  };
  await story.editGit();

  expect(story.groups()).toEqual(['std 5/200', 'b2 3/30']);
});
