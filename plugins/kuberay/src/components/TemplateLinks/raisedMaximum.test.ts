import {
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { raisedMaximum } from './raisedMaximum';

function aCluster(
  group: Parameters<typeof aWorkerGroup>[0],
  waiting: number[] = [],
) {
  return aRayClusterView({
    groups: [aWorkerGroup({ name: 'gpu', atMax: true, ...group })],
    autoscaler: {
      enabled: true,
      words: {
        state: 'known',
        messages: [],
        pendingDemands: waiting.map(count => ({
          resources: { GPU: 1 },
          count,
          atLeast: false,
        })),
      },
    },
  });
}

describe('raisedMaximum', () => {
  it.each`
    what                                 | group                        | waiting     | maxReplicas
    ${'one more where nobody says'}      | ${{ max: 4 }}                | ${[]}       | ${5}
    ${'room for all that waits'}         | ${{ max: 4 }}                | ${[1, 1]}   | ${6}
    ${'twice as many, whatever waits'}   | ${{ max: 4 }}                | ${[10_000]} | ${8}
    ${'workers where each is many pods'} | ${{ max: 8, numOfHosts: 4 }} | ${[1]}      | ${3}
    ${'one where there may be none'}     | ${{ max: 0 }}                | ${[5]}      | ${1}
  `('proposes $what', ({ group, waiting, maxReplicas }) => {
    expect(raisedMaximum(aCluster(group, waiting), 'gpu')).toEqual({
      gpu: { maxReplicas },
    });
  });

  it.each`
    what                           | group                 | name
    ${'a group without maximum'}   | ${{ max: undefined }} | ${'gpu'}
    ${'a group that is not there'} | ${{ max: 4 }}         | ${'cpu'}
  `('proposes nothing for $what', ({ group, name }) => {
    expect(raisedMaximum(aCluster(group), name)).toBeUndefined();
  });
});
