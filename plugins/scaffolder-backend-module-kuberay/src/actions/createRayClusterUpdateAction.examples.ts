import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const about = {
  repositoryPath: 'repository',
  application: 'training',
  targetPath: 'files',
};

/** Documentation of `kuberay:raycluster:update` as data. */
export const examples: TemplateExample[] = [
  {
    description: 'More GPU workers at most, without losing one that runs.',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Change the Application',
          action: 'kuberay:raycluster:update',
          input: {
            ...about,
            entityRef: 'resource:default/training',
            groups: { gpu: { maxReplicas: 8 } },
          },
        },
      ],
    }),
  },
  {
    description: 'Another Ray version, and a worker group less.',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Change the Application',
          action: 'kuberay:raycluster:update',
          input: {
            ...about,
            entityRef: 'resource:default/training',
            rayVersion: '2.53.0',
            removeGroups: ['spot'],
            confirmRemoval: true,
          },
        },
      ],
    }),
  },
];
