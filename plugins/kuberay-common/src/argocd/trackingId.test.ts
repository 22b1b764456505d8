import {
  formatTrackingId,
  parseTrackingId,
  type TrackingId,
} from './trackingId';

const table: Array<[string, TrackingId]> = [
  [
    'raycluster:ray.io/RayCluster:ray-cluster/raycluster-kuberay',
    {
      application: { name: 'raycluster' },
      group: 'ray.io',
      kind: 'RayCluster',
      namespace: 'ray-cluster',
      name: 'raycluster-kuberay',
    },
  ],
  [
    'team-a_raycluster:ray.io/RayCluster:ray/raycluster-kuberay',
    {
      application: { namespace: 'team-a', name: 'raycluster' },
      group: 'ray.io',
      kind: 'RayCluster',
      namespace: 'ray',
      name: 'raycluster-kuberay',
    },
  ],
  [
    'demo:/Service:ray/demo-head-svc',
    {
      application: { name: 'demo' },
      group: '',
      kind: 'Service',
      namespace: 'ray',
      name: 'demo-head-svc',
    },
  ],
  [
    'demo:rbac.authorization.k8s.io/ClusterRole:/system:demo',
    {
      application: { name: 'demo' },
      group: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      namespace: '',
      name: 'system:demo',
    },
  ],
];

describe('tracking id', () => {
  it.each(table)('parses %s', (value, id) => {
    expect(parseTrackingId(value)).toEqual(id);
  });

  it.each(table)('formats %s', (value, id) => {
    expect(formatTrackingId(id)).toBe(value);
  });

  it.each([
    [''],
    ['raycluster'],
    ['raycluster:ray.io/RayCluster'],
    ['raycluster:RayCluster:ray/demo'],
    ['raycluster:ray.io/RayCluster:ray/'],
    [':ray.io/RayCluster:ray/demo'],
  ])('does not guess what %j means', value => {
    expect(parseTrackingId(value)).toBeUndefined();
  });
});
