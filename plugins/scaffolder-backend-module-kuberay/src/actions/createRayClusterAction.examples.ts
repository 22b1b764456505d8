import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:argocd:raycluster` as data. */
export const examples: TemplateExample[] = [
  {
    description: 'One more cluster where the operator runs already.',
    example: stringify({
      steps: [
        {
          id: 'raycluster',
          name: 'Write the Application',
          action: 'kuberay:argocd:raycluster',
          input: {
            name: 'notebooks',
            entityRef: 'resource:default/notebooks',
            destination: { namespace: 'notebooks' },
            workerGroups: [{ name: 'workers', minReplicas: 0, maxReplicas: 4 }],
            targetPath: 'files/apps/notebooks',
          },
        },
      ],
    }),
  },
];
