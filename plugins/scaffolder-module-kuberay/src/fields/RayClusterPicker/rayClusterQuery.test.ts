import { rayClusterQuery } from './rayClusterQuery';

const isRayCluster = {
  $any: [
    { 'metadata.annotations.kuberay.io/raycluster': { $exists: true } },
    { kind: 'Resource', 'spec.type': 'ray-cluster' },
  ],
};

describe('rayClusterQuery', () => {
  it.each`
    filter                                     | query
    ${undefined}                               | ${isRayCluster}
    ${[]}                                      | ${isRayCluster}
    ${{ 'spec.owner': 'ml' }}                  | ${{ $all: [isRayCluster, { 'spec.owner': 'ml' }] }}
    ${{ kind: ['Resource', 'Component'] }}     | ${{ $all: [isRayCluster, { kind: { $in: ['Resource', 'Component'] } }] }}
    ${{ 'metadata.title': { exists: false } }} | ${{ $all: [isRayCluster, { 'metadata.title': { $exists: false } }] }}
    ${[{ kind: 'A' }, { kind: 'B' }]}          | ${{ $all: [isRayCluster, { $any: [{ kind: 'A' }, { kind: 'B' }] }] }}
  `('narrows the Ray clusters by $filter', ({ filter, query }) => {
    expect(rayClusterQuery(filter)).toEqual(query);
  });
});
