import type { KubeObject } from '../../kube-api';
import type {
  ApplicationSource,
  ApplicationSpec,
  IgnoreRule,
} from '../Application';

const REPOSITORY = 'https://github.com/ray-project/kuberay';
const CHARTS = 'https://ray-project.github.io/kuberay-helm/';

/** An Application in namespace `argocd` that deploys to the cluster of Argo CD. */
export function anApplication(
  name: string,
  spec: Partial<ApplicationSpec> & { source: ApplicationSource },
  metadata: Partial<KubeObject['metadata']> = {},
): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd', ...metadata },
    spec: {
      project: 'default',
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'ray-cluster',
      },
      ...spec,
    },
  };
}

/** A rule for one RayCluster that ignores both fields that an autoscaler writes (domain facts 6.3). */
export function ignoreAutoscaled(cluster: {
  namespace: string;
  name: string;
}): IgnoreRule {
  return {
    group: 'ray.io',
    kind: 'RayCluster',
    name: cluster.name,
    namespace: cluster.namespace,
    jqPathExpressions: [
      '.spec.workerGroupSpecs[].replicas',
      '.spec.workerGroupSpecs[].scaleStrategy',
    ],
  };
}

const automated = { prune: true, selfHeal: true };

/** Step 1 of the guide (domain facts 1.2). */
export const crdsApplication: KubeObject = anApplication('ray-operator-crds', {
  source: {
    repoURL: REPOSITORY,
    targetRevision: 'v1.5.1',
    path: 'helm-chart/kuberay-operator/crds',
  },
  syncPolicy: {
    automated,
    syncOptions: ['CreateNamespace=true', 'Replace=true'],
  },
});

/** Step 2 of the guide. */
export const operatorApplication: KubeObject = anApplication('ray-operator', {
  source: {
    repoURL: REPOSITORY,
    targetRevision: 'v1.5.1',
    path: 'helm-chart/kuberay-operator',
    helm: { skipCrds: true },
  },
  syncPolicy: { automated, syncOptions: ['CreateNamespace=true'] },
});

function group(name: string, maxReplicas: number) {
  return {
    replicas: 1,
    minReplicas: 1,
    maxReplicas,
    rayStartParams: { resources: `"{\\"${name}\\": 1}"` },
    resources: { requests: { cpu: '1', memory: '1G' } },
  };
}

const image = {
  repository: 'docker.io/rayproject/ray',
  tag: 'latest',
  pullPolicy: 'IfNotPresent',
};

/** The guide's values (domain facts 1.3). */
export const guideValues = {
  image,
  head: {
    rayStartParams: { 'num-cpus': '0' },
    enableInTreeAutoscaling: true,
    autoscalerOptions: {
      version: 'v2',
      upscalingMode: 'Default',
      idleTimeoutSeconds: 600,
      env: [{ name: 'AUTOSCALER_MAX_CONCURRENT_LAUNCHES', value: '100' }],
    },
  },
  worker: { groupName: 'standard-worker', ...group('standard-worker', 200) },
  additionalWorkerGroups: {
    'additional-worker-group1': {
      disabled: false,
      image,
      ...group('additional-worker-group1', 30),
    },
    'additional-worker-group2': {
      disabled: false,
      image,
      ...group('additional-worker-group2', 200),
    },
  },
};

/** Step 3 of the guide; its all-in-one file has chart 1.4.1 (domain facts 1.5). */
export function clusterApplication(chart: '1.5.1' | '1.4.1'): KubeObject {
  return anApplication('raycluster', {
    source: {
      repoURL: CHARTS,
      chart: 'ray-cluster',
      targetRevision: chart,
      helm: { releaseName: 'raycluster', valuesObject: guideValues },
    },
    ignoreDifferences: [
      {
        group: 'ray.io',
        kind: 'RayCluster',
        name: 'raycluster-kuberay',
        namespace: 'ray-cluster',
        jqPathExpressions: ['.spec.workerGroupSpecs[].replicas'],
      },
    ],
    syncPolicy: { automated, syncOptions: ['CreateNamespace=true'] },
  });
}
