/**
 * Keys of `config.d.ts` that the packed schema does not have, or has without their visibility or description.
 *
 * @param keys `{path, visibility, described}` each, from the types
 * @param schema the packed JSON schema
 * @returns sentences that name the key
 */
export function configComplaints(keys, schema) {
  return keys.flatMap(({ path, visibility, described }) => {
    const found = path.split('.').reduce(step, schema);
    if (found === undefined) {
      return [`config.schema.json: lacks ${path}`];
    }
    return [
      ...(visibility !== undefined && found.visibility !== visibility
        ? [`config.schema.json: ${path} has to have visibility ${visibility}`]
        : []),
      ...(described && !found.description
        ? [`config.schema.json: ${path} lost its description`]
        : []),
    ];
  });
}

/** One level down; the items of a list are called `[]`, the values of a record `*`. */
function step(schema, key) {
  return arms(schema)
    .map(arm => below(arm, key))
    .find(found => found !== undefined);
}

function below(arm, key) {
  switch (key) {
    case '[]':
      return arm.items;
    case '*':
      return arm.additionalProperties;
    default:
      return arm.properties?.[key];
  }
}

function arms(schema) {
  return schema === undefined
    ? []
    : [schema, ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
}
