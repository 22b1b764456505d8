import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:argocd:operator` as data. */
export const examples: TemplateExample[] = [
  {
    description: 'The operator of KubeRay 1.7.0 in a namespace of its own.',
    example: stringify({
      steps: [
        {
          id: 'operator',
          name: 'Write the Application of the operator',
          action: 'kuberay:argocd:operator',
          input: {
            versions: { kuberay: '1.7.0' },
            destination: { operatorNamespace: 'ray-system' },
            targetPath: 'files/apps/kuberay',
          },
        },
      ],
    }),
  },
];
