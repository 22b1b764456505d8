import {
  anApplicationView,
  aPodView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { conditionMark } from './conditionMark';
import { filterPods } from './filterPods';
import { rayTimeOfDay } from './rayTimeOfDay';
import { syncHistoryOf } from './syncHistoryOf';
import { versionOf } from './versionOf';

describe('filterPods', () => {
  const crashing = aPodView({ name: 'a', group: 'gpu', state: 'failing' });
  const ready = aPodView({ name: 'b', group: 'gpu' });
  const other = aPodView({ name: 'c', group: 'cpu' });
  const pods = [crashing, ready, other];

  it.each`
    filter                                | expected
    ${{}}                                 | ${[crashing, ready, other]}
    ${{ group: 'gpu' }}                   | ${[crashing, ready]}
    ${{ state: 'ready' }}                 | ${[ready, other]}
    ${{ group: 'cpu', state: 'failing' }} | ${[]}
  `(
    'keeps the order of those that $filter asks for',
    ({ filter, expected }) => {
      expect(filterPods(pods, filter)).toEqual(expected);
    },
  );
});

describe('conditionMark', () => {
  it.each`
    type                       | status       | shape         | tone
    ${'HeadPodReady'}          | ${'True'}    | ${'check'}    | ${'ok'}
    ${'HeadPodReady'}          | ${'False'}   | ${'absent'}   | ${'mute'}
    ${'RayClusterProvisioned'} | ${'Unknown'} | ${'question'} | ${'mute'}
    ${'ReplicaFailure'}        | ${'True'}    | ${'alarm'}    | ${'error'}
    ${'ReplicaFailure'}        | ${'False'}   | ${'absent'}   | ${'mute'}
    ${'RayClusterSuspended'}   | ${'True'}    | ${'pause'}    | ${'mute'}
  `('marks $type $status as $shape', ({ type, status, shape, tone }) => {
    expect(conditionMark({ type, status })).toEqual({ shape, tone });
  });
});

describe('rayTimeOfDay', () => {
  it.each`
    time                         | expected
    ${'2026-11-21T02:07:03'}     | ${'02:07:03'}
    ${'2026-11-21 02:07:03.123'} | ${'02:07:03'}
    ${'02:07:03'}                | ${'02:07:03'}
    ${'yesterday'}               | ${'yesterday'}
  `('takes $expected from $time', ({ time, expected }) => {
    expect(rayTimeOfDay(time)).toBe(expected);
  });
});

describe('syncHistoryOf', () => {
  const sync = (id: number, deployedAt: string) => ({
    id,
    deployedAt,
    revisions: ['1.5.1'],
    automated: true,
  });

  it('tells the syncs of all Applications in one row, the newest first', () => {
    const applications = [
      anApplicationView({
        name: 'ray',
        history: [
          sync(2, '2026-11-21T03:00:00Z'),
          sync(1, '2026-11-21T01:00:00Z'),
        ],
      }),
      anApplicationView({
        name: 'operator',
        history: [sync(7, '2026-11-21T02:00:00Z')],
      }),
    ];
    expect(
      syncHistoryOf(applications).map(({ id, application }) => [
        application.name,
        id,
      ]),
    ).toEqual([
      ['ray', 2],
      ['operator', 7],
      ['ray', 1],
    ]);
  });
});

describe('versionOf', () => {
  const sha = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';
  const asked = (targetRevision?: string) => [
    { repoURL: 'https://git.example.org/ray', targetRevision },
  ];

  it.each`
    revisions    | target       | version
    ${['1.5.1']} | ${'1.5.1'}   | ${'1.5.1'}
    ${[sha]}     | ${'v1.5.1'}  | ${'v1.5.1 (0a1b2c3)'}
    ${[sha]}     | ${undefined} | ${'0a1b2c3'}
    ${[]}        | ${'v1.5.1'}  | ${'v1.5.1'}
    ${[]}        | ${undefined} | ${undefined}
  `(
    'of $revisions asked for as $target is $version',
    ({ revisions, target, version }) => {
      const applications = [
        anApplicationView({
          role: 'operator',
          revisions,
          sources: asked(target),
        }),
      ];
      expect(versionOf(applications, 'operator')).toBe(version);
    },
  );

  it('is unknown without such an Application', () => {
    expect(versionOf([anApplicationView()], 'operator')).toBeUndefined();
  });
});
