import type { RayStackInputArg } from '../input/rayStackInputSchema';

const pod = {
  env: [
    { name: 'MODE', value: 'fast' },
    {
      name: 'TOKEN',
      valueFrom: { secretKeyRef: { name: 'tokens', key: 'token' } },
    },
    {
      name: 'ZONE',
      valueFrom: { configMapKeyRef: { name: 'places', key: 'zone' } },
    },
  ],
  labels: { 'example.org/team': 'forecast' },
  annotations: { 'example.org/scrape': 'true' },
  nodeSelector: { 'example.org/pool': 'ray' },
  tolerations: [
    {
      key: 'example.org/dedicated',
      operator: 'Equal' as const,
      value: 'ray',
      effect: 'NoExecute' as const,
      tolerationSeconds: 60,
    },
  ],
  serviceAccountName: 'ray',
  priorityClassName: 'high',
};

const resources = {
  requests: { 'ephemeral-storage': '10Gi' },
  limits: { 'ephemeral-storage': '10Gi' },
};

const image = {
  repository: 'images.example.org/ml/ray',
  tag: '2.52.0-py311',
  pullPolicy: 'Always' as const,
};

const STACK = { name: 'forecast' };

/** All about Argo CD, the platform and the cluster as a whole. */
const platformInput: RayStackInputArg = {
  ...STACK,
  entityRef: 'component:default/forecast',
  kubernetesId: 'forecast-ray',
  profile: 'recommended',
  layout: 'separate',
  versions: { kuberay: '1.5.1', chart: '1.5.1' },
  ray: { version: '2.52.0', image: { ...image, tag: '2.52.0' } },
  argocd: {
    namespace: 'gitops',
    project: 'ml',
    appProject: false,
    healthCheck: false,
    finalizer: 'background',
    retry: { limit: 5, duration: '10s', factor: 3, maxDuration: '5m' },
    waves: { crds: -5, operator: -4, guard: -3, cluster: 2 },
  },
  destination: {
    server: 'https://10.0.0.1:6443',
    cluster: 'eu',
    namespace: 'forecast',
    operatorNamespace: 'kuberay',
    kubernetesVersion: '1.35',
  },
  env: [
    { name: 'STAGE', value: 'production' },
    ...pod.env.map(variable => ({ ...variable, name: `ANY_${variable.name}` })),
  ],
  imagePullSecrets: ['registry'],
  gcsFaultTolerance: {
    redisAddress: 'redis.redis.svc:6379',
    redisUsername: 'ray',
    redisPasswordSecret: { name: 'redis', key: 'password' },
    externalStorageNamespace: 'forecast',
  },
  annotations: { 'example.org/cost-centre': '0042' },
  operator: {
    watchNamespaces: ['forecast', 'kuberay'],
    singleNamespace: true,
    namespacedRbac: true,
  },
  sources: {
    kuberay: 'https://git.example.org/mirrors/kuberay',
    charts: 'registry.example.org/charts',
  },
  gitops: {
    repoURL: 'https://git.example.org/platform/gitops.git',
    revision: 'main',
    path: 'clusters/dev',
  },
  root: { kind: 'none' },
  values: 'inline',
  replicaGuard: {
    mode: 'off',
    placement: 'application',
    path: 'clusters/dev/guard',
    namespaces: ['batch'],
    finalizer: 'background',
  },
};

const headInput: RayStackInputArg = {
  ...STACK,
  head: {
    ...pod,
    cpu: '2',
    memory: '8Gi',
    resources,
    image,
    rayStartParams: { 'num-cpus': '0', 'dashboard-host': '0.0.0.0' },
    serviceType: 'NodePort',
  },
  autoscaler: {
    enabled: true,
    version: 'v2',
    upscalingMode: 'Conservative',
    idleTimeoutSeconds: 300,
    env: pod.env,
    image: 'images.example.org/ml/ray:2.52.0',
    imagePullPolicy: 'IfNotPresent',
    resources: {
      requests: { cpu: '500m', memory: '512Mi' },
      limits: { cpu: '1', memory: '1Gi' },
    },
  },
};

const groupsInput: RayStackInputArg = {
  ...STACK,
  workerGroups: [
    {
      ...pod,
      name: 'cpu',
      replicas: 1,
      minReplicas: 1,
      maxReplicas: 20,
      numOfHosts: 1,
      cpu: '4',
      memory: '16Gi',
      resources,
      customResource: true,
      rayStartParams: { 'dashboard-host': '0.0.0.0' },
    },
    {
      name: 'gpu',
      minReplicas: 0,
      maxReplicas: 4,
      gpu: 1,
      gpuResource: 'amd.com/gpu',
      tpu: 4,
      image,
    },
  ],
};

const ROOTS: NonNullable<RayStackInputArg['root']>[] = [
  { kind: 'app-of-apps', name: 'forecast-root' },
  {
    kind: 'application-set',
    name: 'forecast-root',
    generator: {
      type: 'list',
      elements: [
        {
          name: 'forecast-a',
          namespace: 'forecast',
          server: 'https://10.0.0.1:6443',
          kubernetesVersion: '1.36',
        },
      ],
    },
  },
  {
    kind: 'application-set',
    name: 'forecast-root',
    generator: {
      type: 'list',
      elements: [{ name: 'forecast-b', clusterName: 'prod-b' }],
    },
  },
  {
    kind: 'application-set',
    name: 'forecast-root',
    generator: {
      type: 'clusters',
      matchLabels: { 'example.org/ray': 'yes' },
    },
  },
  {
    kind: 'application-set',
    name: 'forecast-root',
    generator: { type: 'git', files: 'environments/*/config.json' },
  },
];

/** Inputs that together say everything there is to say, each of them small. */
export const exhaustiveInputs: readonly RayStackInputArg[] = [
  platformInput,
  headInput,
  groupsInput,
  { ...STACK, destination: { name: 'prod-eu' } },
  {
    ...STACK,
    argocd: { project: 'ml', appProject: true, controllerNamespace: 'argo' },
  },
  ...ROOTS.map(root => ({ ...STACK, gitops: platformInput.gitops, root })),
];
