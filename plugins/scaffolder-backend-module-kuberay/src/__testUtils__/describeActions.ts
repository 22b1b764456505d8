import { TemplateAction } from '@backstage/plugin-scaffolder-node';

interface JsonSchema {
  type?: string | string[];
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: boolean | JsonSchema;
}

/** Tables of every action's inputs and outputs in Markdown, out of their schemas. */
export function describeActions(actions: readonly TemplateAction[]): string {
  return actions
    .map(({ id, description, schema }) =>
      [
        `### \`${id}\``,
        `${description}.`,
        table('input', schema?.input as JsonSchema | undefined),
        table('output', schema?.output as JsonSchema | undefined),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function table(side: 'input' | 'output', schema: JsonSchema = {}): string {
  const rows = rowsOf(schema, '');
  return [
    `| ${side} | type | meaning |`,
    '| --- | --- | --- |',
    ...rows.map(
      ({ path, type, text }) => `| \`${path}\` | ${type} | ${text} |`,
    ),
  ].join('\n');
}

interface Row {
  path: string;
  type: string;
  text: string;
}

function rowsOf(schema: JsonSchema, at: string): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const required = schema.required?.includes(name) ? ', required' : '';
    const standard =
      property.default !== undefined && !isEmpty(property.default)
        ? ` Default: \`${JSON.stringify(property.default)}\`.`
        : '';
    return [
      {
        path,
        type: `${typeOf(property)}${required}`,
        text: `${cell(property.description ?? '')}${cell(standard)}`,
      },
      ...below(property, path),
    ];
  });
}

function below(schema: JsonSchema, path: string): Row[] {
  const { additionalProperties: values, anyOf, items } = schema;
  const rows = [
    ...rowsOf(schema, path),
    ...(items ? below(items, `${path}[]`) : []),
    ...(typeof values === 'object' ? below(values, `${path}.<name>`) : []),
    ...(anyOf ?? []).flatMap(each => below(each, path)),
  ];
  // Alternatives share fields.
  return rows.filter(
    (row, index) =>
      rows.findIndex(
        other => other.path === row.path && other.text === row.text,
      ) === index,
  );
}

function typeOf(schema: JsonSchema): string {
  const { anyOf, items, type } = schema;
  if (schema.enum) {
    return schema.enum.map(value => `\`${String(value)}\``).join(', ');
  }
  if (schema.const !== undefined) {
    return `\`${String(schema.const)}\``;
  }
  if (anyOf) {
    return [...new Set(anyOf.map(typeOf))].join(' or ');
  }
  return type === 'array'
    ? `list of ${items ? typeOf(items) : 'anything'}`
    : [type ?? 'anything'].flat().join(' or ');
}

function isEmpty(value: unknown): boolean {
  return value === '' || ['{}', '[]'].includes(JSON.stringify(value));
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}
