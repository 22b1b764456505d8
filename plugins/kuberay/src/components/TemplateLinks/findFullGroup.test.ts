import {
  aFinding,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { findFullGroup } from './findFullGroup';

const rayCluster = aRayClusterView({
  groups: [
    aWorkerGroup({ name: 'gpu', atMax: true }),
    aWorkerGroup({ name: 'gpu-large', atMax: true }),
    aWorkerGroup({ name: 'cpu', atMax: false }),
  ],
});
const about = (code: string, group: string, ref = rayCluster.ref) =>
  aFinding({
    code,
    group,
    rayCluster: ref,
  });

describe('findFullGroup', () => {
  it.each`
    code                      | group
    ${'demand-above-maximum'} | ${'gpu'}
    ${'group-at-maximum'}     | ${'gpu-large'}
  `('finds the group of $code: $group', ({ code, group }) => {
    expect(findFullGroup(about(code, group), [rayCluster])).toEqual({
      rayCluster,
      group,
    });
  });

  it.each`
    what                             | finding
    ${'another finding'}             | ${about('image-pull', 'gpu')}
    ${'a group that has room again'} | ${about('group-at-maximum', 'cpu')}
    ${'another cluster'}             | ${about('group-at-maximum', 'gpu', { ...rayCluster.ref, name: 'other' })}
    ${'no cluster'}                  | ${aFinding({ code: 'group-at-maximum', group: 'gpu' })}
    ${'no group'}                    | ${aFinding({ code: 'group-at-maximum', rayCluster: rayCluster.ref })}
  `('finds none for $what', ({ finding }) => {
    expect(findFullGroup(finding, [rayCluster])).toBeUndefined();
  });
});
