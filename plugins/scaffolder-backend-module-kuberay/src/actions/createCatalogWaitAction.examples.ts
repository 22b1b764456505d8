import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Documentation of `kuberay:catalog:wait` as data. */
export const examples: TemplateExample[] = [
  {
    description:
      'Between catalog:register and a link to the entity that it registers.',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the entity page',
          action: 'kuberay:catalog:wait',
          input: { entityRef: 'resource:default/training' },
        },
      ],
    }),
  },
];
