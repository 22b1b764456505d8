import { aWorkerGroup } from 'backstage-plugin-kuberay-common/testUtils';
import { groupsToShow, isGroupTroubled } from './groupsToShow';

const well = (name: string) => aWorkerGroup({ name });
const atMax = aWorkerGroup({ name: 'at-max', atMax: true });
const starting = aWorkerGroup({ name: 'starting', ready: 0, starting: 1 });
const waiting = aWorkerGroup({
  name: 'waiting',
  ready: 0,
  starting: 1,
  troubles: [
    { kind: 'waiting', reason: 'Unschedulable', pods: 1, restarts: 0 },
  ],
});
const failing = aWorkerGroup({
  name: 'failing',
  ready: 0,
  failing: 1,
  troubles: [
    { kind: 'failing', reason: 'CrashLoopBackOff', pods: 1, restarts: 3 },
  ],
});
const names = (groups: Array<{ name: string }>) =>
  groups.map(({ name }) => name);

describe('groupsToShow', () => {
  it.each`
    what                                        | groups                                                     | shown                         | omitted
    ${'nothing of nothing'}                     | ${[]}                                                      | ${[]}                         | ${[]}
    ${'all in their order where they are few'}  | ${[well('a'), failing, well('b')]}                         | ${['a', 'failing', 'b']}      | ${[]}
    ${'all where the words would take as much'} | ${[well('a'), well('b'), well('c'), failing]}              | ${['a', 'b', 'c', 'failing']} | ${[]}
    ${'the worst of many'}                      | ${[well('a'), atMax, starting, waiting, failing]}          | ${['failing', 'waiting']}     | ${['a', 'at-max', 'starting']}
    ${'equals in their order'}                  | ${[well('a'), well('b'), well('c'), well('d'), well('e')]} | ${['a', 'b']}                 | ${['c', 'd', 'e']}
    ${'who may not grow before who may'}        | ${[well('a'), well('b'), well('c'), well('d'), atMax]}     | ${['at-max', 'a']}            | ${['b', 'c', 'd']}
  `('shows $what', ({ groups, shown, omitted }) => {
    const result = groupsToShow(groups, 2);

    expect(names(result.shown)).toEqual(shown);
    expect(names(result.omitted)).toEqual(omitted);
  });

  it('keeps both of two groups that have one name', () => {
    const twins = [well('a'), well('a'), well('a'), well('a'), well('a')];
    const { shown, omitted } = groupsToShow(twins, 2);

    expect(shown).toHaveLength(2);
    expect(omitted).toHaveLength(3);
  });

  it('leaves rows where they are while a group grows', () => {
    const growing = (ready: number) => [
      well('a'),
      aWorkerGroup({ name: 'x', desired: 9, ready }),
      aWorkerGroup({ name: 'y', desired: 9, ready: 9 - ready }),
      well('b'),
      well('c'),
    ];
    expect(
      [1, 2, 5, 8].map(ready => names(groupsToShow(growing(ready), 2).shown)),
    ).toEqual(Array(4).fill(['x', 'y']));
  });
});

describe('isGroupTroubled', () => {
  it.each([
    [well('well'), false],
    [atMax, false],
    [starting, true],
    [waiting, true],
    [failing, true],
  ])('says of $name', (group, troubled) => {
    expect(isGroupTroubled(group)).toBe(troubled);
  });
});
