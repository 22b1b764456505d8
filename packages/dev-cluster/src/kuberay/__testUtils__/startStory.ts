import { ManualClock } from '../../clock';
import { InMemoryObjectStore } from '../../kube-api';
import type { KubeObject } from '../../kube-api/KubeObject';
import { startNodes } from '../../nodes';
import type { NodeSize, PodTimings } from '../../nodes';
import healthy from '../__fixtures__/healthy.json';
import { startAutoscaler } from '../startAutoscaler';
import { startOperator } from '../startOperator';

/** Pods that run as soon as they have a node, as in the recordings. */
export const AT_ONCE: PodTimings = {
  startMs: 0,
  readyMs: 0,
  crashMs: 1000,
  stopMs: 20,
};

/** The CRD without its schema. */
export const rayClusterDefinition: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'rayclusters.ray.io' },
  spec: {
    group: 'ray.io',
    scope: 'Namespaced',
    names: {
      kind: 'RayCluster',
      listKind: 'RayClusterList',
      plural: 'rayclusters',
      singular: 'raycluster',
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

/** The operator as its chart deploys it, trimmed. */
export const operatorDeployment: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'kuberay-operator', namespace: 'ray-system' },
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    selector: { matchLabels: { 'app.kubernetes.io/name': 'kuberay-operator' } },
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': 'kuberay-operator' } },
      spec: {
        containers: [
          {
            name: 'kuberay-operator',
            image: 'quay.io/kuberay/operator:v1.5.1',
            resources: { requests: { cpu: '100m', memory: '512Mi' } },
          },
        ],
      },
    },
  },
};

/** A cluster of the stand-in on a clock that the test moves, with nodes, operator and autoscaler. */
export function startStory(
  options: { timings?: PodTimings; nodes?: readonly NodeSize[] } = {},
) {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  const { timings = AT_ONCE, nodes } = options;
  for (const name of ['ray-system', 'ray-cluster']) {
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  const stops = [
    startNodes({ store, clock, timings, ...(nodes && { nodes }) }),
    startOperator({ store, clock }),
    startAutoscaler({ store, clock }),
  ];
  return {
    clock,
    store,
    /** What the CRDs' and the operator's Applications bring. */
    async install() {
      store.create(rayClusterDefinition);
      store.create(operatorDeployment);
      await clock.advance(5000);
    },
    stop: () => stops.forEach(stop => stop()),
  };
}

/** The guide's RayCluster as Argo CD applies it; `change` edits a copy first. */
export function guideCluster(
  change: (spec: Spec, metadata: KubeObject['metadata']) => void = () => {},
): KubeObject {
  const { apiVersion, kind, metadata, spec } = structuredClone(
    healthy.rayCluster,
  );
  const { name, namespace, labels } = metadata;
  const copy: KubeObject = {
    apiVersion,
    kind,
    metadata: { name, namespace, labels },
    spec,
  };
  change(spec as Spec, copy.metadata);
  return copy;
}

interface Spec {
  enableInTreeAutoscaling?: boolean;
  suspend?: boolean;
  autoscalerOptions: { idleTimeoutSeconds: number; version?: string };
  headGroupSpec: { template: Template };
  workerGroupSpecs: Array<{
    groupName: string;
    replicas: number;
    minReplicas: number;
    maxReplicas: number;
    numOfHosts: number;
    scaleStrategy?: { workersToDelete: string[] };
    template: Template;
  }>;
}

interface Template {
  metadata: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: {
    containers: Array<{
      name: string;
      image: string;
      resources: Record<string, Record<string, string>>;
    }>;
  };
}
