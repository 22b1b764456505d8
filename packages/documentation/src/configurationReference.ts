/** The part of a JSON schema that Backstage makes of a `config.d.ts`, as far as it says something to a reader. */
export interface ConfigSchemaNode {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: ConfigSchemaNode[];
  description?: string;
  visibility?: string;
  required?: string[];
  properties?: Record<string, ConfigSchemaNode>;
  additionalProperties?: boolean | ConfigSchemaNode;
  items?: ConfigSchemaNode;
}

/** The configuration that one package reads. */
export interface PackageConfigSchema {
  packageName: string;
  value: ConfigSchemaNode;
}

/** One key that a person can write. */
export interface ConfigurationKey {
  /** Dotted; `[]` after a list, `<name>` for a key that the reader chooses. */
  path: string;
  type: string;
  required: boolean;
  /** `backend` unless the schema says otherwise. */
  visibility: string;
  description: string;
}

/**
 * Every key of a package's configuration, in the order of its `config.d.ts`.
 *
 * Keys that only hold others are left out, unless they say something themselves.
 */
export function configurationKeys(
  schema: ConfigSchemaNode,
): ConfigurationKey[] {
  return keysBelow(schema, '');
}

/** The page `docs/configuration.md`: a table for each package. */
export function configurationReference(
  packages: PackageConfigSchema[],
): string {
  const sections = packages.map(({ packageName, value }) => {
    const rows = configurationKeys(value).map(
      ({ path, type, required, visibility, description }) =>
        `| \`${path}\` | ${cell(type)} | ${
          required ? 'yes' : ''
        } | ${visibility} | ${cell(description)} |`,
    );
    return [
      `## \`${packageName}\``,
      '',
      '| key | type | required | visible to | meaning |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return [
    '# Configuration reference',
    '',
    '<!-- Written by `yarn workspace documentation docs` from the packages’ config.d.ts: change those. -->',
    '',
    'Every key that the packages read. [Install](install.md) shows the usual ones in use. `[]` stands after a list, `<name>`',
    'for a key that you choose; a key is required where the one above it is there. `secret` values reach no browser and no log.',
    '',
    // Tables as they are: aligned ones would change in every row when one grows.
    '<!-- prettier-ignore-start -->',
    '',
    sections.join('\n\n'),
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

function keysBelow(node: ConfigSchemaNode, path: string): ConfigurationKey[] {
  const { properties = {}, required = [], additionalProperties, items } = node;
  const own = Object.entries(properties).flatMap(([name, child]) =>
    keyAt(child, path ? `${path}.${name}` : name, required.includes(name)),
  );
  // The key above has told what its chosen ones mean, unless they say more themselves.
  const chosen =
    typeof additionalProperties === 'object'
      ? keyAt(additionalProperties, `${path}.<name>`, false).filter(
          key => key.description !== '' || key.path !== `${path}.<name>`,
        )
      : [];
  return [...own, ...chosen, ...(items ? keysBelow(items, `${path}[]`) : [])];
}

function keyAt(
  node: ConfigSchemaNode,
  path: string,
  required: boolean,
): ConfigurationKey[] {
  const below = isDuration(node) ? [] : keysBelow(node, path);
  if (below.length > 0 && !node.description) {
    return below;
  }
  return [
    {
      path,
      type: typeOf(node),
      required,
      visibility: node.visibility ?? 'backend',
      description: (node.description ?? '').replace(/\s+/g, ' ').trim(),
    },
    ...below,
  ];
}

/** A HumanDuration is one value to a reader, not eight keys. */
function isDuration({ properties }: ConfigSchemaNode): boolean {
  return properties !== undefined && 'milliseconds' in properties;
}

function typeOf(node: ConfigSchemaNode): string {
  if (node.anyOf) {
    return [...new Set(node.anyOf.map(typeOf))].join(' or ');
  }
  const values = node.enum ?? ('const' in node ? [node.const] : undefined);
  if (values) {
    return values.map(value => `\`${String(value)}\``).join(' or ');
  }
  if (isDuration(node)) {
    return 'duration';
  }
  if (node.items) {
    return `list of ${typeOf(node.items)}`;
  }
  const type = Array.isArray(node.type) ? node.type.join(' or ') : node.type;
  return type ?? 'any';
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
