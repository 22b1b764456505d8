import { aWorkerGroup } from 'backstage-plugin-kuberay-common/testUtils';
import { podCells } from './podCells';

const unschedulable = {
  kind: 'waiting' as const,
  reason: 'Unschedulable',
  pods: 2,
  restarts: 0,
};

describe('podCells', () => {
  it.each`
    what                        | group                                                                            | cells
    ${'a group that is ready'}  | ${{ desired: 3, ready: 3 }}                                                      | ${[['ready', 3]]}
    ${'nothing asked for'}      | ${{ desired: 0, ready: 0 }}                                                      | ${[]}
    ${'pods not created yet'}   | ${{ desired: 3, ready: 1 }}                                                      | ${[['ready', 1], ['missing', 2]]}
    ${'more pods than desired'} | ${{ desired: 2, ready: 5 }}                                                      | ${[['ready', 5]]}
    ${'pods being deleted'}     | ${{ desired: 1, ready: 1, terminating: 4 }}                                      | ${[['ready', 1]]}
    ${'every kind at once'}     | ${{ desired: 11, ready: 4, starting: 5, failing: 1, troubles: [unschedulable] }} | ${[['ready', 4], ['starting', 3], ['waiting', 2], ['failing', 1], ['missing', 1]]}
  `('counts $what', ({ group, cells }) => {
    expect(
      podCells(aWorkerGroup(group)).map(({ kind, pods }) => [kind, pods]),
    ).toEqual(cells);
  });
});
