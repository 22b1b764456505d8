import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const catalogInfoUrl =
  'https://git.example.com/platform/gitops/raw/main/catalog/training/catalog-info.yaml';

/** Documentation of `kuberay:catalog:check` as data. */
export const examples: TemplateExample[] = [
  {
    description:
      'As the first step, before anything is written. The step catalog:register then takes `if: ${{ not steps.check.output.registered }}`, so that the task can be run again.',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'Look whether the name is free',
          action: 'kuberay:catalog:check',
          input: { entityRef: 'resource:default/training', catalogInfoUrl },
        },
      ],
    }),
  },
];
