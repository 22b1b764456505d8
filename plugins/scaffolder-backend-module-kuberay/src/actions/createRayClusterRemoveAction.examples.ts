import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:raycluster:remove` as data. */
export const examples: TemplateExample[] = [
  {
    description: 'A cluster and its catalog file leave Git.',
    example: stringify({
      steps: [
        {
          id: 'remove',
          name: 'Take the Application out',
          action: 'kuberay:raycluster:remove',
          input: {
            repositoryPath: 'repository',
            application: 'training',
            targetPath: 'files',
            catalogInfoPath: 'catalog/training/catalog-info.yaml',
            confirm: true,
          },
        },
        {
          id: 'publish',
          name: 'Push',
          action: 'kuberay:git:publish',
          input: {
            repoUrl: 'https://git.example.com/platform/gitops.git',
            sourcePath: 'files',
            deletePaths: ['apps/training/raycluster.yaml'],
            commitMessage: 'Retire Ray cluster training',
          },
        },
      ],
    }),
  },
];
