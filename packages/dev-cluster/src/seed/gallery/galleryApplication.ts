import type { GalleryGroup, GalleryRayCluster } from './GalleryPiece';

/** The Argo CD Application of a Ray cluster of the gallery: chart ray-cluster, as a platform team would write it. */
export function galleryApplication(
  rayCluster: GalleryRayCluster,
  entityName: string,
): object {
  const { name, namespace, autoscaled, sync = 'automated' } = rayCluster;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: 'argocd',
      annotations: {
        'argocd.argoproj.io/sync-wave': '0',
        'kuberay.io/entity': `resource:default/${entityName}`,
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: 'default',
      destination: { server: 'https://kubernetes.default.svc', namespace },
      source: {
        repoURL: 'https://ray-project.github.io/kuberay-helm/',
        chart: 'ray-cluster',
        targetRevision: '1.5.1',
        helm: {
          releaseName: name,
          valuesObject: toValues(rayCluster, entityName),
        },
      },
      ...(autoscaled && {
        ignoreDifferences: [ignoreRule(rayCluster)],
      }),
      syncPolicy: {
        ...(sync !== 'by-hand' && {
          automated: { prune: true, selfHeal: sync === 'automated' },
        }),
        syncOptions: [
          'CreateNamespace=true',
          'ApplyOutOfSyncOnly=true',
          'SkipDryRunOnMissingResource=true',
        ],
        retry: {
          limit: 10,
          backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
        },
      },
    },
  };
}

function toValues(rayCluster: GalleryRayCluster, entityName: string): object {
  const { autoscaled, load } = rayCluster;
  const [first, ...others] = rayCluster.groups;
  return {
    image: {
      repository: 'docker.io/rayproject/ray',
      tag: '2.52.0',
      pullPolicy: 'IfNotPresent',
    },
    ...(load !== undefined && {
      annotations: { 'dev-cluster.kuberay.io/load': load },
    }),
    head: {
      rayVersion: '2.52.0',
      labels: { 'backstage.io/kubernetes-id': entityName },
      rayStartParams: { 'num-cpus': '0' },
      ...(autoscaled && {
        enableInTreeAutoscaling: true,
        autoscalerOptions: {
          version: 'v2',
          upscalingMode: 'Default',
          idleTimeoutSeconds: 300,
        },
      }),
      resources: resources({ cpu: '2', memory: '8Gi' }),
    },
    worker: { groupName: first.name, ...toGroupValues(first) },
    additionalWorkerGroups: Object.fromEntries(
      others.map(group => [
        group.name,
        { disabled: false, ...toGroupValues(group) },
      ]),
    ),
  };
}

function toGroupValues(group: GalleryGroup): object {
  const { replicas, min, max, fault } = group;
  return {
    ...(fault && { annotations: { 'dev-cluster.kuberay.io/fault': fault } }),
    replicas,
    minReplicas: min,
    maxReplicas: max,
    resources: resources(group),
  };
}

function resources(size: Pick<GalleryGroup, 'cpu' | 'memory' | 'gpu'>): object {
  const { cpu, memory, gpu } = size;
  const amounts = {
    cpu,
    memory,
    ...(gpu !== undefined && { 'nvidia.com/gpu': String(gpu) }),
  };
  return { requests: amounts, limits: { ...amounts } };
}

/** The autoscaler writes these two. */
function ignoreRule({ name, namespace }: GalleryRayCluster): object {
  return {
    group: 'ray.io',
    kind: 'RayCluster',
    name: `${name}-kuberay`,
    namespace,
    jqPathExpressions: [
      '.spec.workerGroupSpecs[]?.replicas',
      '.spec.workerGroupSpecs[]?.scaleStrategy',
    ],
  };
}
