import { buildRayStack } from '..';

export const stack = buildRayStack({
  name: 'forecast',
  destination: { namespace: 'forecast', kubernetesVersion: '1.36' },
  workerGroups: [
    { name: 'cpu', maxReplicas: 20, cpu: '4', memory: '16Gi' },
    {
      name: 'gpu',
      minReplicas: 0,
      maxReplicas: 4,
      cpu: '8',
      memory: '32Gi',
      gpu: 1,
    },
  ],
  root: { kind: 'app-of-apps' },
  gitops: {
    repoURL: 'https://git.example.org/platform/gitops.git',
    path: 'dev',
  },
});
