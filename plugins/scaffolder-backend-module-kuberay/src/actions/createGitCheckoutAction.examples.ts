import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:git:checkout` as data. */
export const examples: TemplateExample[] = [
  {
    description: 'The GitOps repository, so that later steps can look into it.',
    example: stringify({
      steps: [
        {
          id: 'checkout',
          name: 'Look into the GitOps repository',
          action: 'kuberay:git:checkout',
          input: {
            repoUrl: 'https://git.example.com/platform/gitops.git',
            branch: 'main',
            targetPath: 'repository',
          },
        },
      ],
    }),
  },
];
