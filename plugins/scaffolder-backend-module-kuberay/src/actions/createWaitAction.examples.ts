import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:wait` as data. */
export const examples: TemplateExample[] = [
  {
    description: 'After publish and catalog:register: until Ray is ready.',
    example: stringify({
      steps: [
        {
          id: 'ready',
          name: 'Wait for the Ray cluster',
          action: 'kuberay:wait',
          input: {
            entityRef: 'resource:default/training',
            timeoutSeconds: 900,
          },
        },
      ],
    }),
  },
  {
    description: 'Only until Argo CD has brought what Git says.',
    example: stringify({
      steps: [
        {
          id: 'synced',
          name: 'Wait for Argo CD',
          action: 'kuberay:wait',
          input: { entityRef: 'resource:default/training', until: 'argocd' },
        },
      ],
    }),
  },
];
