import type { RayStackInputArg } from '../input/rayStackInputSchema';

/** What the Ray documentation's page on Argo CD deploys, step by step, as our input. */
export const guideInput: RayStackInputArg = {
  name: 'raycluster',
  profile: 'ray-docs',
  layout: 'separate',
  versions: { kuberay: '1.5.1' },
  autoscaler: {
    version: 'v2',
    upscalingMode: 'Default',
    idleTimeoutSeconds: 600,
    env: [{ name: 'AUTOSCALER_MAX_CONCURRENT_LAUNCHES', value: '100' }],
  },
  workerGroups: [
    guideGroup('standard-worker', 200),
    guideGroup('additional-worker-group1', 30),
    guideGroup('additional-worker-group2', 200),
  ],
};

/** The same page's all-in-one file, which takes an older chart. */
export const guideAllInOneInput: RayStackInputArg = {
  ...guideInput,
  layout: 'single',
  versions: { kuberay: '1.5.1', chart: '1.4.1' },
};

function guideGroup(name: string, maxReplicas: number) {
  return {
    name,
    replicas: 1,
    minReplicas: 1,
    maxReplicas,
    cpu: '1',
    memory: '1G',
  };
}
