import type { KubeObject } from '../kube-api';
import { keepLiveReplicas } from './keepLiveReplicas';

function aRayCluster(
  workerGroupSpecs: unknown,
  spec: object = { enableInTreeAutoscaling: true },
): KubeObject {
  return {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: { name: 'demo', namespace: 'ray' },
    spec: { ...spec, workerGroupSpecs },
  };
}

const scaleStrategy = { workersToDelete: ['demo-b-worker-abcde'] };
const live = aRayCluster([
  { groupName: 'a', replicas: 6, maxReplicas: 9 },
  { groupName: 'b', replicas: 3, maxReplicas: 9, scaleStrategy },
  { groupName: 'gone', replicas: 2 },
]);

it('puts the live counts of each group back by its name, and leaves all else to the new object', () => {
  const object = aRayCluster([
    { groupName: 'new', replicas: 2 },
    { groupName: 'b', replicas: 1, maxReplicas: 60 },
    { groupName: 'a', replicas: 1, maxReplicas: 9, scaleStrategy: {} },
  ]);

  expect(keepLiveReplicas({ object, oldObject: live })).toEqual(
    aRayCluster([
      { groupName: 'new', replicas: 2 },
      { groupName: 'b', replicas: 3, maxReplicas: 60, scaleStrategy },
      { groupName: 'a', replicas: 6, maxReplicas: 9, scaleStrategy: {} },
    ]),
  );
});

it('takes the first of two live groups with one name', () => {
  const object = aRayCluster([{ groupName: 'a', replicas: 1 }]);
  const oldObject = aRayCluster([
    { groupName: 'a', replicas: 4 },
    { groupName: 'a', replicas: 7 },
  ]);

  expect(keepLiveReplicas({ object, oldObject })).toEqual(
    aRayCluster([{ groupName: 'a', replicas: 4 }]),
  );
});

const git = [{ groupName: 'a', replicas: 1 }];
const off = { enableInTreeAutoscaling: false };

it.each([
  ['autoscaling is switched off', aRayCluster(git, off), live],
  [
    'autoscaling is switched on',
    aRayCluster(git),
    aRayCluster([{ groupName: 'a', replicas: 6 }], off),
  ],
  [
    'autoscaling was never there',
    aRayCluster(git, {}),
    aRayCluster([{ groupName: 'a', replicas: 6 }], {}),
  ],
  ['the new object has no groups', aRayCluster(undefined), live],
  ['the old object had no groups', aRayCluster(git), aRayCluster(undefined)],
])('changes nothing where %s', (_, object, oldObject) => {
  expect(keepLiveReplicas({ object, oldObject })).toEqual(object);
});
