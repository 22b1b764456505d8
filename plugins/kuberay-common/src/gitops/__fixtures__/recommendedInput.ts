import type { RayStackInputArg } from '../input/rayStackInputSchema';

/** Every choice of the recommended profile, each away from its default where it has one. */
export const recommendedInput: RayStackInputArg = {
  name: 'forecast',
  entityRef: 'component:default/forecast',
  kubernetesId: 'forecast-ray',
  versions: { kuberay: '1.7.0' },
  ray: {
    version: '2.53.0',
    image: { repository: 'images.example.org/ml/ray', pullPolicy: 'Always' },
  },
  argocd: { namespace: 'gitops', project: 'ml' },
  destination: {
    name: 'prod-eu',
    cluster: 'eu',
    namespace: 'forecast',
    operatorNamespace: 'kuberay',
  },
  head: {
    cpu: '2',
    memory: '8Gi',
    labels: { 'example.org/team': 'forecast' },
  },
  autoscaler: {
    upscalingMode: 'Conservative',
    idleTimeoutSeconds: 300,
    env: [{ name: 'AUTOSCALER_MAX_CONCURRENT_LAUNCHES', value: '100' }],
  },
  workerGroups: [
    { name: 'cpu', minReplicas: 2, maxReplicas: 20, cpu: '4', memory: '16Gi' },
    {
      name: 'gpu',
      minReplicas: 0,
      maxReplicas: 4,
      cpu: '8',
      memory: '64Gi',
      gpu: 1,
      image: {
        repository: 'images.example.org/ml/ray',
        tag: '2.53.0-gpu',
      },
      rayStartParams: { 'num-gpus': '1' },
    },
    { name: 'batch', customResource: false, maxReplicas: 9 },
  ],
  annotations: { 'example.org/cost-centre': '0042' },
};
