/** The parts of an Application that a test wants otherwise; maps are merged into the sound one. */
export interface ClusterManifestOptions {
  metadata?: object;
  destination?: object;
  spec?: object;
  /** Version of the chart. */
  chart?: string;
  helm?: object;
  /** Helm values, instead of the sound ones. */
  values?: Record<string, unknown>;
  head?: object;
  worker?: object;
  /** `additionalWorkerGroups`. */
  groups?: Record<string, unknown>;
  syncOptions?: string[];
}

const RESOURCES = { cpu: '2', memory: '8Gi' };

/** A worker group with which no rule finds fault. */
export function aGroup(more: object = {}): Record<string, unknown> {
  return {
    replicas: 1,
    minReplicas: 1,
    maxReplicas: 5,
    resources: { requests: RESOURCES, limits: RESOURCES },
    ...more,
  };
}

/** The Application of a RayCluster with which no rule finds fault, as somebody could have written it. */
export function aClusterManifest(options: ClusterManifestOptions = {}): object {
  const { chart = '1.5.1', groups, syncOptions } = options;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'demo',
      namespace: 'argocd',
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
      ...options.metadata,
    },
    spec: {
      project: 'ml',
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'ray',
        ...options.destination,
      },
      source: {
        repoURL: 'https://ray-project.github.io/kuberay-helm/',
        chart: 'ray-cluster',
        targetRevision: chart,
        helm: {
          valuesObject: options.values ?? {
            image: {
              repository: 'rayproject/ray',
              tag: '2.52.0',
              pullPolicy: 'IfNotPresent',
            },
            head: {
              rayVersion: '2.52.0',
              rayStartParams: { 'num-cpus': '0' },
              enableInTreeAutoscaling: true,
              autoscalerOptions: { version: 'v2', idleTimeoutSeconds: 60 },
              resources: { requests: RESOURCES, limits: RESOURCES },
              ...options.head,
            },
            worker: aGroup({ groupName: 'std', ...options.worker }),
            ...(groups && { additionalWorkerGroups: groups }),
          },
          ...options.helm,
        },
      },
      ignoreDifferences: [anIgnoreRule()],
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: syncOptions ?? [
          'CreateNamespace=true',
          'ApplyOutOfSyncOnly=true',
          'SkipDryRunOnMissingResource=true',
        ],
        retry: { limit: 10 },
      },
      ...options.spec,
    },
  };
}

/** What {@link aClusterManifest} ignores. */
export function anIgnoreRule(more: object = {}): object {
  return {
    group: 'ray.io',
    kind: 'RayCluster',
    name: 'demo-kuberay',
    namespace: 'ray',
    jqPathExpressions: [
      '.spec.workerGroupSpecs[]?.replicas',
      '.spec.workerGroupSpecs[]?.scaleStrategy',
    ],
    ...more,
  };
}
