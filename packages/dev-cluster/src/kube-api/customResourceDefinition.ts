import type { JsonObject } from './json';
import { isJsonObject } from './json';
import type { KubeObject } from './KubeObject';
import type { StatusCause } from './KubeStatusError';
import { rayClusterSchema } from './schema/rayClusterSchema';
import type { StructuralSchema } from './schema/StructuralSchema';
import type { ServedKind } from './ServedKind';

/** Milliseconds from the creation of a CRD until it is Established, about what a real API server needs. */
export const ESTABLISH_DELAY_MS = 500;

const knownSchemas: { [kind: string]: StructuralSchema | undefined } = {
  'ray.io/RayCluster': rayClusterSchema,
};

/** What is wrong with a CustomResourceDefinition itself; empty when its kind can be served. */
export function findDefinitionFaults(definition: KubeObject): StatusCause[] {
  const { group, names, versions } = parts(definition);
  const required: Array<[string, unknown]> = [
    ['spec.group', group],
    ['spec.names.plural', names.plural],
    ['spec.names.kind', names.kind],
    ['spec.versions', versions.length > 0 || undefined],
  ];
  const missing = required
    .filter(([, value]) => value === undefined)
    .map(([field]) => ({
      reason: 'FieldValueRequired',
      message: 'Required value',
      field,
    }));
  const expected = `${names.plural}.${group}`;
  if (missing.length > 0 || definition.metadata.name === expected) {
    return missing;
  }
  return [
    {
      reason: 'FieldValueInvalid',
      message: `Invalid value: "${definition.metadata.name}": must be spec.names.plural+"."+spec.group`,
      field: 'metadata.name',
    },
  ];
}

/** The kind that a definition without faults describes. */
export function toServedKind(definition: KubeObject): ServedKind {
  const { group, names, versions, scope } = parts(definition);
  const served = versions
    .filter(version => version.served !== false)
    .sort((a, b) => Number(b.storage === true) - Number(a.storage === true));
  const kind = String(names.kind);
  return {
    group: String(group),
    versions: served.map(version => String(version.name)),
    kind,
    plural: String(names.plural),
    singular: String(names.singular ?? kind.toLowerCase()),
    namespaced: scope !== 'Cluster',
    statusSubresource:
      isJsonObject(served[0]?.subresources) &&
      served[0].subresources.status !== undefined,
    generation: true,
    custom: true,
    ...(Array.isArray(names.shortNames) && {
      shortNames: names.shortNames.map(String),
    }),
    ...(Array.isArray(names.categories) && {
      categories: names.categories.map(String),
    }),
    schema: schemaOf(served[0]) ?? knownSchemas[`${group}/${kind}`],
  };
}

/** The status that the API server writes when it begins to serve the kind, or says why it does not. */
export function establishedStatus(
  definition: KubeObject,
  options: { at: string; takenBy: ServedKind | undefined },
): JsonObject {
  const { names, versions } = parts(definition);
  const accepted = options.takenBy === undefined;
  return {
    conditions: [
      {
        type: 'NamesAccepted',
        status: accepted ? 'True' : 'False',
        lastTransitionTime: options.at,
        reason: accepted ? 'NoConflicts' : 'KindConflict',
        message: accepted
          ? 'no conflicts found'
          : `"${names.kind}" is already in use`,
      },
      {
        type: 'Established',
        status: accepted ? 'True' : 'False',
        lastTransitionTime: options.at,
        reason: accepted ? 'InitialNamesAccepted' : 'NotAccepted',
        message: accepted
          ? 'the initial names have been accepted'
          : 'not all names are accepted',
      },
    ],
    acceptedNames: accepted ? names : { kind: '', plural: '' },
    storedVersions: versions
      .filter(version => version.storage === true)
      .map(version => version.name),
  };
}

function schemaOf(
  version: JsonObject | undefined,
): StructuralSchema | undefined {
  const schema = isJsonObject(version?.schema)
    ? version.schema.openAPIV3Schema
    : undefined;
  return isJsonObject(schema) && isJsonObject(schema.properties)
    ? (schema as StructuralSchema)
    : undefined;
}

function parts(definition: KubeObject): {
  group: unknown;
  names: JsonObject;
  versions: JsonObject[];
  scope: unknown;
} {
  const spec = isJsonObject(definition.spec) ? definition.spec : {};
  return {
    group: spec.group,
    names: isJsonObject(spec.names) ? spec.names : {},
    versions: Array.isArray(spec.versions)
      ? spec.versions.filter(isJsonObject)
      : [],
    scope: spec.scope,
  };
}
