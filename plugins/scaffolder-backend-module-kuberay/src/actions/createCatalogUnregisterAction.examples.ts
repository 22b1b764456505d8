import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:catalog:unregister` as data. */
export const examples: TemplateExample[] = [
  {
    description:
      'Take a retired Ray cluster out of the catalog, once its file has left Git',
    example: stringify({
      steps: [
        {
          id: 'unregister',
          name: 'Take the cluster out of the catalog',
          action: 'kuberay:catalog:unregister',
          input: { entityRef: 'resource:default/training' },
        },
      ],
    }),
  },
];
