import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:argocd:operator-crds` as data. */
export const examples: TemplateExample[] = [
  {
    description: 'The CRDs of KubeRay 1.7.0.',
    example: stringify({
      steps: [
        {
          id: 'crds',
          name: 'Write the Application of the CRDs',
          action: 'kuberay:argocd:operator-crds',
          input: {
            versions: { kuberay: '1.7.0' },
            targetPath: 'files/apps/kuberay',
          },
        },
      ],
    }),
  },
];
