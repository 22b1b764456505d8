import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonSchema } from './describeSchema';
import { describeSchema } from './describeSchema';

/** Tables of every action's inputs and outputs in Markdown, out of their schemas. */
export function describeActions(actions: readonly TemplateAction[]): string {
  return actions
    .map(({ id, description, schema }) =>
      [
        `### \`${id}\``,
        `${description}.`,
        describeSchema('input', schema?.input as JsonSchema | undefined),
        describeSchema('output', schema?.output as JsonSchema | undefined),
      ].join('\n\n'),
    )
    .join('\n\n');
}
