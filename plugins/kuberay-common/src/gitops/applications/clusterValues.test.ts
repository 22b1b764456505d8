import { KNOWN_CHART_VERSIONS } from '../chart/chartVersions';
import { renderRayCluster } from '../chart/renderRayCluster';
import { parseRayStackInput } from '../input/parseRayStackInput';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import { clusterValues } from './clusterValues';

function values(input: Partial<RayStackInputArg>): Record<string, unknown> {
  return clusterValues(parseRayStackInput({ name: 'demo', ...input }));
}

const secret = { secretKeyRef: { name: 'tokens', key: 'token' } };

const amounts = { cpu: '1', memory: '2Gi' };

describe('clusterValues', () => {
  it('writes nothing that was not asked for', () => {
    expect(values({ autoscaler: { enabled: false } })).toEqual({
      image: {
        repository: 'docker.io/rayproject/ray',
        tag: '2.52.0',
        pullPolicy: 'IfNotPresent',
      },
      head: {
        rayVersion: '2.52.0',
        labels: { 'backstage.io/kubernetes-id': 'demo' },
        rayStartParams: { 'num-cpus': '0' },
        resources: {
          requests: { cpu: '1', memory: '5Gi' },
          limits: { cpu: '1', memory: '5Gi' },
        },
      },
      worker: {
        groupName: 'workers',
        replicas: 1,
        minReplicas: 1,
        maxReplicas: 3,
        rayStartParams: { resources: `'{"workers": 1}'` },
        resources: { requests: amounts, limits: amounts },
      },
    });
  });

  it('writes all that a group can have', () => {
    expect(
      values({
        workerGroups: [
          { name: 'a' },
          {
            name: 'tpu',
            replicas: 1,
            minReplicas: 0,
            maxReplicas: 2,
            numOfHosts: 4,
            gpu: 0,
            tpu: 4,
            resources: {
              requests: { cpu: '0.5', 'ephemeral-storage': '1024Mi' },
            },
            image: { repository: 'images.example.org/ray', tag: '2.52.0-tpu' },
            customResource: false,
            env: [
              { name: 'A', value: '' },
              { name: 'B', valueFrom: secret },
            ],
            labels: { b: '2', a: '1' },
            annotations: { 'example.org/a': 'on' },
            nodeSelector: { 'example.org/pool': 'tpu' },
            tolerations: [{ key: 'google.com/tpu', effect: 'NoSchedule' }],
            serviceAccountName: 'ray',
            priorityClassName: 'high',
          },
        ],
      }).additionalWorkerGroups,
    ).toEqual({
      tpu: {
        image: {
          repository: 'images.example.org/ray',
          tag: '2.52.0-tpu',
          pullPolicy: 'IfNotPresent',
        },
        disabled: false,
        replicas: 1,
        minReplicas: 0,
        maxReplicas: 2,
        numOfHosts: 4,
        labels: { a: '1', b: '2' },
        annotations: { 'example.org/a': 'on' },
        containerEnv: [
          { name: 'A', value: '' },
          { name: 'B', valueFrom: secret },
        ],
        nodeSelector: { 'example.org/pool': 'tpu' },
        tolerations: [
          { key: 'google.com/tpu', operator: 'Exists', effect: 'NoSchedule' },
        ],
        serviceAccountName: 'ray',
        priorityClassName: 'high',
        resources: {
          requests: {
            cpu: '500m',
            memory: '2Gi',
            'ephemeral-storage': '1Gi',
            'google.com/tpu': '4',
          },
          limits: { cpu: '1', memory: '2Gi', 'google.com/tpu': '4' },
        },
      },
    });
  });

  it('writes head service, pull secrets, autoscaler and fault tolerance as the chart takes them', () => {
    const { gcsFaultTolerance, head, imagePullSecrets, service } = values({
      imagePullSecrets: ['pull-a', 'pull-b'],
      head: { serviceType: 'LoadBalancer' },
      autoscaler: {
        image: 'images.example.org/ray:2.52.0',
        imagePullPolicy: 'Always',
        resources: { requests: { cpu: '500m' }, limits: { memory: '1024Mi' } },
        env: [{ name: 'TOKEN', valueFrom: secret }],
      },
      gcsFaultTolerance: {
        redisAddress: 'redis.example.org:6379',
        redisUsername: 'ray',
        redisPasswordSecret: { name: 'redis', key: 'password' },
        externalStorageNamespace: 'team-a-ray',
      },
    });
    expect({ gcsFaultTolerance, imagePullSecrets, service }).toEqual({
      imagePullSecrets: [{ name: 'pull-a' }, { name: 'pull-b' }],
      service: { type: 'LoadBalancer' },
      gcsFaultTolerance: {
        enabled: true,
        redisAddress: 'redis.example.org:6379',
        redisUsername: { value: 'ray' },
        redisPassword: {
          valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } },
        },
        externalStorageNamespace: 'team-a-ray',
      },
    });
    expect(head).toMatchObject({
      enableInTreeAutoscaling: true,
      autoscalerOptions: {
        version: 'v2',
        upscalingMode: 'Default',
        idleTimeoutSeconds: 60,
        image: 'images.example.org/ray:2.52.0',
        imagePullPolicy: 'Always',
        env: [{ name: 'TOKEN', valueFrom: secret }],
        resources: { requests: { cpu: '500m' }, limits: { memory: '1Gi' } },
      },
    });
  });

  it('writes a common variable once', () => {
    expect(values({ env: [{ name: 'A', value: '1' }] }).common).toEqual({
      containerEnv: [{ name: 'A', value: '1' }],
    });
  });

  it.each(KNOWN_CHART_VERSIONS)(
    'lets a pod override a common variable, which chart %s would write twice',
    chart => {
      const overriding = values({
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
        workerGroups: [{ name: 'a', env: [{ name: 'A', value: '3' }] }],
      });
      expect(overriding).not.toHaveProperty('common');
      const { spec } = renderRayCluster({
        chart,
        release: 'demo',
        namespace: 'ray',
        values: overriding,
      });
      expect(spec).toMatchObject({
        headGroupSpec: podWithEnv([
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ]),
        workerGroupSpecs: [
          podWithEnv([
            { name: 'B', value: '2' },
            { name: 'A', value: '3' },
          ]),
        ],
      });
    },
  );
});

function podWithEnv(env: object[]): object {
  return { template: { spec: { containers: [{ env }] } } };
}
