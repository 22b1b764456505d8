import {
  loadRecordedStory,
  type StoryMoment,
} from '../__fixtures__/loadRecordedStory';
import { assessRayCluster } from './assessRayCluster';

/** Phase, sentence, workers of each group as `<ready>/<desired>` in the order of the spec, codes of the findings. */
type Said = [phase: string, sentence: string, workers: string, codes: string];

/** What is said of a moment, and why an expert would say so. */
type Expected = [...Said, why: string];

function say({ at, rayCluster, pods, events }: StoryMoment): Said {
  if (!rayCluster) {
    return ['gone', '', '', ''];
  }
  const { view, verdict, findings } = assessRayCluster({
    record: rayCluster,
    pods,
    events,
    now: new Date(at),
    clusterTitle: 'Production',
  });
  return [
    view.phase,
    verdict.message,
    view.groups.map(({ ready, desired }) => `${ready}/${desired}`).join(' '),
    findings.map(({ code }) => code).join(', '),
  ];
}

const HEAD_NOT_READY = 'Starting: the head is not ready yet';
const HEAD_LOST = 'The head is on a node that does not answer';
const ALL_LOST = 'head-not-ready, node-lost, node-lost, node-lost';

const starting: Expected[] = [
  ['Pending', HEAD_NOT_READY, '0/1 0/1 0/1', '', 'no status and no pod yet'],
];

const provisioned: Expected[] = [
  [
    'Pending',
    'Starting: 3 of 3 workers ready',
    '1/1 1/1 1/1',
    '',
    'all pods are ready, Provisioned is False until the operator has looked',
  ],
  [
    'Ready',
    'All 3 workers are ready',
    '1/1 1/1 1/1',
    '',
    'Provisioned is True',
  ],
];

const stories: Record<string, Expected[]> = {
  walk: [
    ...starting,
    [
      'Pending',
      'Starting: 2 of 3 workers ready',
      '1/1 1/1 0/1',
      '',
      'the status counts no worker yet, two pods are ready',
    ],
    ...provisioned,
    [
      'Degraded',
      HEAD_LOST,
      '0/1 0/1 0/1',
      ALL_LOST,
      'all nodes stopped: Ready False without a reason, while state stays ready and 3 are available',
    ],
    [
      'Degraded',
      HEAD_LOST,
      '0/1 0/1 0/1',
      ALL_LOST,
      'the operator says HeadPodReady False, Unknown; the pod says more',
    ],
    [
      'Degraded',
      HEAD_LOST,
      '0/1 0/1 0/1',
      'head-not-ready, node-lost, node-lost',
      'the old pods are evicted one after the other; until they are gone nothing takes their place, and one new one starts',
    ],
    [
      'Degraded',
      'The head is not ready: HeadPodNotFound',
      '0/1 1/1 0/1',
      'head-not-ready',
      'the old head is gone, the new one not made; the condition still says Unknown',
    ],
    [
      'Degraded',
      'The head is not ready: Starting',
      '0/1 1/1 0/1',
      'head-not-ready',
      'Provisioned is True for good, so a head that starts again is a failure',
    ],
    [
      'Scaling',
      'Scaling up: 2 of 3 workers ready',
      '1/1 1/1 0/1',
      '',
      'the head is ready again, one worker starts',
    ],
    [
      'Ready',
      'All 3 workers are ready',
      '1/1 1/1 1/1',
      '',
      'all are back; nothing of the loss is left',
    ],
  ],
  allinone: [
    ...starting,
    [
      'Pending',
      'Starting: 2 of 3 workers ready',
      '1/1 1/1 0/1',
      '',
      'the pods are ahead of the status, which counts one',
    ],
    ...provisioned,
  ],
  autoscale: [
    [
      'Ready',
      'All 3 workers are ready',
      '1/1 1/1 1/1',
      '',
      'before the demand',
    ],
    [
      'Scaling',
      'Scaling up: 3 of 7 workers ready',
      '1/5 1/1 1/1',
      '',
      'the autoscaler wrote 5; the status still desires 3',
    ],
    [
      'Scaling',
      'Scaling up: 5 of 7 workers ready',
      '3/5 1/1 1/1',
      '',
      'two more run, two start',
    ],
    [
      'Ready',
      'All 7 workers are ready',
      '5/5 1/1 1/1',
      '',
      'the pods are there before the status counts them',
    ],
    [
      'Ready',
      'All 7 workers are ready',
      '5/5 1/1 1/1',
      '',
      'the status counts 7',
    ],
    [
      'Ready',
      '7 workers are ready, 3 asked for',
      '5/1 1/1 1/1',
      'replicas-lowered',
      'a sync wrote 1 over 5, nothing is in workersToDelete, no pod leaves',
    ],
    [
      'Ready',
      '7 workers are ready, 3 asked for',
      '5/1 1/1 1/1',
      'replicas-lowered',
      'the status desires 3 and has 7: no pod is deleted',
    ],
    [
      'Scaling',
      'Scaling up: 7 of 9 workers ready',
      '5/7 1/1 1/1',
      '',
      'the next demand writes the right absolute number, 7',
    ],
    [
      'Ready',
      'All 9 workers are ready',
      '7/7 1/1 1/1',
      '',
      'both new pods run at once',
    ],
    ['Ready', 'All 9 workers are ready', '7/7 1/1 1/1', '', 'and are counted'],
    [
      'Ready',
      '9 workers are ready, 3 asked for',
      '7/1 1/1 1/1',
      'replicas-lowered',
      'an edit in Git was synced with replicas 1 again',
    ],
    [
      'Ready',
      '9 workers are ready, 3 asked for',
      '7/1 1/1 1/1',
      'replicas-lowered',
      'and stays so until the autoscaler decides',
    ],
    [
      'Scaling',
      'Scaling down: 9 workers, 4 asked for',
      '7/2 1/1 1/1',
      '',
      'replicas 2 with five names in workersToDelete: this is a scale-down',
    ],
    [
      'Ready',
      'All 4 workers are ready',
      '2/2 1/1 1/1',
      '',
      'the last of the five is being deleted and counts no more',
    ],
    [
      'Ready',
      'All 4 workers are ready',
      '2/2 1/1 1/1',
      '',
      'the names stay in workersToDelete; their pods are gone',
    ],
    [
      'Ready',
      'All 4 workers are ready',
      '2/2 1/1 1/1',
      '',
      'the status has caught up',
    ],
  ],
  recommended: [
    ...starting,
    [
      'Pending',
      'Starting: 1 of 3 workers ready',
      '1/1 0/1 0/1',
      '',
      'one pod is ready',
    ],
    ...provisioned,
    [
      'Scaling',
      'Scaling up: 3 of 10 workers ready',
      '1/6 1/1 1/3',
      '',
      'the autoscaler wrote two groups; a name long gone in workersToDelete is no scale-down',
    ],
    [
      'Scaling',
      'Scaling up: 8 of 10 workers ready',
      '6/6 1/1 1/3',
      '',
      'two still start',
    ],
    [
      'Scaling',
      'Scaling up: 9 of 10 workers ready',
      '6/6 1/1 2/3',
      '',
      'one still starts',
    ],
    ['Ready', 'All 10 workers are ready', '6/6 1/1 3/3', '', 'all are there'],
    [
      'Scaling',
      'Scaling up: 10 of 12 workers ready',
      '6/6 0/2 1/1 3/3',
      '',
      'Git added a group in the middle of the list; the guard kept the other counts',
    ],
    [
      'Scaling',
      'Scaling up: 11 of 12 workers ready',
      '6/6 1/2 1/1 3/3',
      '',
      'one of the new group is ready',
    ],
    [
      'Ready',
      'All 12 workers are ready',
      '6/6 2/2 1/1 3/3',
      '',
      'the new group is complete',
    ],
    [
      'Deleting',
      'Being deleted',
      '6/6 2/2 1/1 3/3',
      '',
      'retired in Git; only foregroundDeletion holds it, for a second',
    ],
    ['gone', '', '', '', 'the object is no more'],
    [
      'Pending',
      HEAD_NOT_READY,
      '0/1 0/2 0/1 0/1',
      '',
      'restored by Git, at the counts of Git',
    ],
    [
      'Pending',
      'Starting: 4 of 5 workers ready',
      '1/1 2/2 1/1 0/1',
      '',
      'one worker starts',
    ],
    [
      'Pending',
      'Starting: 5 of 5 workers ready',
      '1/1 2/2 1/1 1/1',
      '',
      'Provisioned is not True yet',
    ],
    [
      'Ready',
      'All 5 workers are ready',
      '1/1 2/2 1/1 1/1',
      '',
      'Provisioned is True',
    ],
    [
      'Scaling',
      'Scaling up: 5 of 8 workers ready',
      '1/4 2/2 1/1 1/1',
      '',
      'the autoscaler wrote 4 again',
    ],
    [
      'Scaling',
      'Scaling up: 5 of 8 workers ready',
      '1/4 2/2 1/1 1/1',
      '',
      'the three pods start',
    ],
    [
      'Scaling',
      'Scaling up: 7 of 8 workers ready',
      '3/4 2/2 1/1 1/1',
      '',
      'one still starts',
    ],
    [
      'Ready',
      'All 8 workers are ready',
      '4/4 2/2 1/1 1/1',
      '',
      'all run; the status counts 7',
    ],
    [
      'Ready',
      'All 8 workers are ready',
      '4/4 2/2 1/1 1/1',
      '',
      'the status counts 8',
    ],
  ],
};

describe('assessRayCluster through the recorded stories', () => {
  const rows = Object.entries(stories).flatMap(([story, expected]) => {
    const moments = loadRecordedStory(story);
    return expected.map((row, index): [string, Said, Said] => {
      const [phase, sentence, workers, codes, why] = row;
      return [
        `${story}, moment ${index + 1}: ${why}`,
        say(moments[index]),
        [phase, sentence, workers, codes],
      ];
    });
  });

  it.each(rows)('says what an expert would in %s', (_, said, expected) => {
    expect(said).toEqual(expected);
  });

  it.each(Object.entries(stories))(
    'has an expectation for every moment of %s',
    (story, expected) => {
      expect(expected).toHaveLength(loadRecordedStory(story).length);
    },
  );
});
