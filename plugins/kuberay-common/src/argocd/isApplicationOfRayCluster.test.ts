import { anApplicationRecord } from '../testUtils';
import { isApplicationOfRayCluster } from './isApplicationOfRayCluster';
import type { ApplicationRecord } from './records';

const live = {
  cluster: 'prod',
  namespace: 'ray',
  name: 'demo-kuberay',
  trackingId: 'demo:ray.io/RayCluster:ray/demo-kuberay',
};
const missing = { ...live, trackingId: undefined };
const clusters = [
  { name: 'prod', url: 'https://prod.example.org:6443' },
  { name: 'gpu', url: 'https://gpu.example.org:6443/' },
];

function matches(
  application: Partial<ApplicationRecord>,
  rayCluster: typeof live | typeof missing,
): boolean {
  return isApplicationOfRayCluster({
    application: anApplicationRecord(application),
    rayCluster,
    clusters,
  });
}

describe('isApplicationOfRayCluster by the live object', () => {
  it.each<[string, Partial<ApplicationRecord>, boolean]>([
    ['of that name', {}, true],
    ['of that name that lists nothing yet', { rayClusters: [] }, true],
    ['of another name', { name: 'other', rayClusters: [] }, false],
    ['of another name that claims it, too', { name: 'other' }, true],
    [
      'of that name outside Argo CD’s own namespace',
      { namespace: 'team-a', rayClusters: [] },
      false,
    ],
    [
      'of that name where Argo CD’s namespace is not known',
      {
        namespace: 'team-a',
        controllerNamespace: undefined,
        rayClusters: [],
      },
      true,
    ],
  ])('says of an Application %s: %s', (_, application, expected) => {
    expect(matches(application, live)).toBe(expected);
  });

  it('knows Applications in any namespace by the prefix', () => {
    const tracked = {
      ...live,
      trackingId: 'team-a_demo:ray.io/RayCluster:ray/demo-kuberay',
    };
    const lists = { rayClusters: [] };
    expect(matches({ ...lists, namespace: 'team-a' }, tracked)).toBe(true);
    expect(matches({ ...lists, namespace: 'team-b' }, tracked)).toBe(false);
    expect(matches(lists, tracked)).toBe(false);
  });

  it('lets the list of resources speak where the tracking id was copied from another object', () => {
    const copied = {
      ...live,
      trackingId: 'other:ray.io/RayCluster:ray/other-kuberay',
    };
    expect(matches({}, copied)).toBe(true);
    expect(matches({ rayClusters: [] }, copied)).toBe(false);
  });
});

describe('isApplicationOfRayCluster by the list of resources', () => {
  it.each<[string, Partial<ApplicationRecord>, boolean]>([
    ['that lists it', {}, true],
    ['that lists nothing', { rayClusters: [] }, false],
    [
      'that lists one of the same name elsewhere',
      { rayClusters: [{ namespace: 'other', name: 'demo-kuberay' }] },
      false,
    ],
  ])('says of an Application %s: %s', (_, application, expected) => {
    expect(matches(application, missing)).toBe(expected);
  });
});

describe('isApplicationOfRayCluster by the destination', () => {
  it.each<[string, ApplicationRecord['destination'], string, boolean]>([
    [
      'Argo CD’s own cluster by server',
      { server: 'https://kubernetes.default.svc' },
      'prod',
      true,
    ],
    [
      'Argo CD’s own cluster with a slash',
      { server: 'https://kubernetes.default.svc/' },
      'prod',
      true,
    ],
    ['Argo CD’s own cluster by name', { name: 'in-cluster' }, 'prod', true],
    ['another cluster by name', { name: 'gpu' }, 'gpu', true],
    [
      'another cluster by server',
      { server: 'https://gpu.example.org:6443' },
      'gpu',
      true,
    ],
    [
      'Argo CD’s own cluster, asked for another',
      { server: 'https://kubernetes.default.svc' },
      'gpu',
      false,
    ],
    ['a name that is not configured', { name: 'nowhere' }, 'prod', false],
    [
      'a server that is not configured',
      { server: 'https://nowhere.example.org' },
      'prod',
      false,
    ],
    ['nothing', {}, 'prod', false],
  ])('with %s', (_, destination, cluster, expected) => {
    expect(matches({ destination }, { ...live, cluster })).toBe(expected);
    expect(matches({ destination }, { ...missing, cluster })).toBe(expected);
  });
});
