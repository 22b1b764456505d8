/** As much of JSON Schema as zod makes. */
export interface JsonSchema {
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

/** A table in Markdown of all that a schema names, at any depth. */
export function describeSchema(
  side: 'input' | 'output',
  schema: JsonSchema = {},
): string {
  const rows = rowsOf(schema, '');
  return [
    `| ${side} | type | meaning |`,
    '| --- | --- | --- |',
    ...rows.map(
      ({ path, type, text }) => `| \`${path}\` | ${type} | ${text} |`,
    ),
  ].join('\n');
}

const REQUIRED = ', required';

interface Row {
  path: string;
  type: string;
  text: string;
}

function rowsOf(schema: JsonSchema, at: string): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const required = schema.required?.includes(name) ? REQUIRED : '';
    const standard =
      property.default !== undefined && !isEmpty(property.default)
        ? `. Default: \`${JSON.stringify(property.default)}\``
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
  return [
    ...rowsOf(schema, path),
    ...(items ? below(items, `${path}[]`) : []),
    ...(typeof values === 'object' ? below(values, `${path}.<name>`) : []),
    ...alternatives(anyOf ?? [], path),
  ];
}

/** What several forms share is said once; what only some have, with what tells them apart. */
function alternatives(forms: readonly JsonSchema[], path: string): Row[] {
  const rowsOfForms = forms.map(form => below(form, path));
  const firsts = new Map<string, Row>();
  for (const row of rowsOfForms.flat()) {
    if (!firsts.has(keyOf(row))) {
      firsts.set(keyOf(row), row);
    }
  }
  return [...firsts].map(([key, row]) => {
    const having = forms.flatMap((form, index) => {
      const found = rowsOfForms[index].find(other => keyOf(other) === key);
      return found ? [{ form, type: found.type }] : [];
    });
    const names = having.flatMap(({ form }) => nameOf(form));
    // What lies deeper is with what lies around it.
    const isNamed =
      having.length < forms.length &&
      names.length > 0 &&
      /^\.[^.[]+$/.test(row.path.slice(path.length));
    const type = joinTypes(having.map(each => each.type));
    return {
      ...row,
      type: isNamed ? `${type} (with ${names.join(' or ')})` : type,
    };
  });
}

/** Fixed words of several forms are one list of words. */
function joinTypes(types: readonly string[]): string {
  const required = types.every(type => type.endsWith(REQUIRED));
  const bare = new Set(
    types.map(type => (required ? type.slice(0, -REQUIRED.length) : type)),
  );
  const areWords = [...bare].every(type => type.endsWith('`'));
  return `${[...bare].join(areWords ? ', ' : ' or ')}${
    required ? REQUIRED : ''
  }`;
}

function keyOf({ path, text }: Row): string {
  return JSON.stringify([path, text]);
}

/** `kind: app-of-apps`, where a fixed word tells the form. */
function nameOf({ properties = {} }: JsonSchema): string[] {
  return Object.entries(properties)
    .filter(([, { const: word }]) => word !== undefined)
    .map(([name, { const: word }]) => `\`${name}: ${String(word)}\``);
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
