import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:argocd:stack` as data. */
export const examples: TemplateExample[] = [
  {
    description:
      'Everything by default: KubeRay 1.5.1, Ray 2.52.0, one worker group of one to three workers.',
    example: stringify({
      steps: [
        {
          id: 'stack',
          name: 'Write the Applications',
          action: 'kuberay:argocd:stack',
          input: { name: 'raycluster', targetPath: 'files/apps/raycluster' },
        },
      ],
    }),
  },
  {
    description:
      'Two worker groups, and a look into the repository that the files will be published to.',
    example: stringify({
      steps: [
        {
          id: 'checkout',
          name: 'Look into the GitOps repository',
          action: 'kuberay:git:checkout',
          input: {
            repoUrl: 'https://git.example.com/platform/gitops.git',
            targetPath: 'repository',
          },
        },
        {
          id: 'stack',
          name: 'Write the Applications',
          action: 'kuberay:argocd:stack',
          input: {
            name: 'training',
            entityRef: 'resource:default/training',
            destination: { namespace: 'training' },
            workerGroups: [
              { name: 'standard-worker', minReplicas: 1, maxReplicas: 5 },
              {
                name: 'gpu-worker',
                minReplicas: 0,
                maxReplicas: 2,
                cpu: '8',
                memory: '32Gi',
                gpu: 1,
              },
            ],
            autoscaler: { idleTimeoutSeconds: 600 },
            targetPath: 'files/apps/training',
            repositoryPath: 'repository',
            repositoryTargetPath: 'apps/training',
          },
        },
      ],
    }),
  },
  {
    description:
      "The YAML of Ray's own Argo CD guide, all three Applications in one file.",
    example: stringify({
      steps: [
        {
          id: 'stack',
          name: 'Write the Applications',
          action: 'kuberay:argocd:stack',
          input: {
            name: 'raycluster',
            profile: 'ray-docs',
            layout: 'single',
            workerGroups: [
              { name: 'standard-worker', minReplicas: 1, maxReplicas: 200 },
            ],
          },
        },
      ],
    }),
  },
];
