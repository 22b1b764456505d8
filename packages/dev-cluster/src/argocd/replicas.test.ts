import {
  both,
  GIT_WINS,
  onlyReplicas,
  ruleOf,
  startReplicaStory,
} from './__testUtils__/startReplicaStory';

/** What the decision table of domain facts 6.3 and 11.3 says: who wins, Git or the autoscaler. */

let story: Awaited<ReturnType<typeof startReplicaStory>>;

afterEach(() => {
  story.stop();
});

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
      ruleOf({
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
    rules: [
      ruleOf({
        name: 'lab',
        jqPathExpressions: [
          '.spec.workerGroupSpecs[].replicas',
          '.spec.workerGroupSpecs[].scaleStrategy',
        ],
      }),
    ],
    options: [],
    cells: ['1/200', '1/200', '1/200', ...GIT_WINS],
  },
])(
  'keeps or resets the autoscaled counts as the real one does, row $row',
  async ({ rules, options, cells }) => {
    story = await startReplicaStory({ rules, syncOptions: options });

    expect(await story.walk()).toEqual({
      cells,
      statuses: cells.map(() => 'Synced'),
    });
  },
);
