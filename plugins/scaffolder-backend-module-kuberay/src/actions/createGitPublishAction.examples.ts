import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:git:publish` as data. */
export const examples: TemplateExample[] = [
  {
    description:
      'Everything below `files`, at the same paths of the repository.',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Push to the GitOps repository',
          action: 'kuberay:git:publish',
          input: {
            repoUrl: 'https://git.example.com/platform/gitops.git',
            branch: 'main',
            sourcePath: 'files',
            commitMessage: 'Add Ray cluster raycluster',
          },
        },
      ],
    }),
  },
  {
    description: 'One folder, as a person of your own.',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Push to the GitOps repository',
          action: 'kuberay:git:publish',
          input: {
            repoUrl: 'https://git.example.com/platform/gitops.git',
            sourcePath: 'files',
            targetPath: 'apps/raycluster',
            commitMessage: 'Add Ray cluster raycluster',
            authorName: 'Portal',
            authorEmail: 'portal@example.com',
          },
        },
      ],
    }),
  },
];
