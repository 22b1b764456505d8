import { verdict, verdictOn } from 'backstage-plugin-kuberay-common';
import { aRayClusterView } from 'backstage-plugin-kuberay-common/testUtils';
import { chooseRayCluster } from './chooseRayCluster';

const named = (namespace: string, name: string) =>
  aRayClusterView({ ref: { cluster: 'prod', namespace, name } });

const calm = verdict('all-clusters-ready', 'ok', { clusters: 3 });
const rayClusters = [
  named('ray', 'batch'),
  named('ray', 'serve'),
  named('nightly', 'serve'),
];

describe('chooseRayCluster', () => {
  it('shows the one that was chosen, whatever the verdict is about', () => {
    const about = verdictOn('ray/serve', verdict('suspended', 'suspended'));
    expect(
      chooseRayCluster({ rayClusters, verdict: about }, 'prod/ray/batch'),
    ).toBe(rayClusters[0]);
  });

  it.each`
    name                    | index
    ${'batch'}              | ${0}
    ${'ray/serve'}          | ${1}
    ${'prod/nightly/serve'} | ${2}
    ${'gone'}               | ${0}
  `(
    'shows the one that the verdict names at first: $name',
    ({ name, index }) => {
      const about = verdictOn(name, verdict('suspended', 'suspended'));
      expect(chooseRayCluster({ rayClusters, verdict: about }, undefined)).toBe(
        rayClusters[index],
      );
    },
  );

  it('shows the first when the verdict is about all', () => {
    expect(chooseRayCluster({ rayClusters, verdict: calm }, undefined)).toBe(
      rayClusters[0],
    );
  });

  it('shows another when the chosen one is gone', () => {
    expect(
      chooseRayCluster({ rayClusters, verdict: calm }, 'prod/ray/gone'),
    ).toBe(rayClusters[0]);
  });

  it('shows none of an entity that has none', () => {
    expect(
      chooseRayCluster({ rayClusters: [], verdict: calm }, undefined),
    ).toBeUndefined();
  });
});
