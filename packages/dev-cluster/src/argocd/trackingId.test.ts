import type { KubeObject } from '../kube-api';
import { toResourceId } from './resourceId';
import { formatTrackingId, trackingApplication } from './trackingId';

const cluster: KubeObject = {
  apiVersion: 'ray.io/v1',
  kind: 'RayCluster',
  metadata: { name: 'raycluster-kuberay', namespace: 'ray-cluster' },
};
const recorded = 'raycluster:ray.io/RayCluster:ray-cluster/raycluster-kuberay';

function tracked(id: string): KubeObject {
  return {
    ...cluster,
    metadata: {
      ...cluster.metadata,
      annotations: { 'argocd.argoproj.io/tracking-id': id },
    },
  };
}

it('writes the recorded tracking id', () => {
  expect(
    formatTrackingId({
      application: 'raycluster',
      id: toResourceId(cluster),
      destinationNamespace: 'elsewhere',
    }),
  ).toBe(recorded);
});

it.each([
  ['the Application of an object', tracked(recorded), 'raycluster'],
  ['nobody without the annotation', cluster, undefined],
  ['nobody from nonsense', tracked('nonsense'), undefined],
  [
    'nobody of a copy under another name',
    tracked('raycluster:ray.io/RayCluster:ray-cluster/original'),
    undefined,
  ],
  [
    'nobody of a copy in another namespace',
    tracked('raycluster:ray.io/RayCluster:other/raycluster-kuberay'),
    undefined,
  ],
])('reads %s', (_, object, application) => {
  expect(trackingApplication(object)).toBe(application);
});
