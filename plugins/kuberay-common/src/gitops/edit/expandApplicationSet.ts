import type { JsonObject } from '../chart/JsonObject';
import { isJsonObject } from '../chart/JsonObject';
import type { Path } from '../facts/Path';
import { listAt, mapAt, textAt } from '../facts/Path';

/** One Application that an ApplicationSet makes. @public */
export interface ExpandedApplication {
  manifest: JsonObject;
  /** From the top of the ApplicationSet to the element of the list that it is made from. */
  element: Path;
}

/** `{{ .name }}` and `{{name}}`. */
const PLACEHOLDER = /\{\{-?\s*\.?([A-Za-z_][\w-]*)\s*-?\}\}/g;

/**
 * The Applications of an ApplicationSet whose generators are lists written out in it: these can be
 * told one by one. Undefined for any other, whose Applications depend on what else there is.
 *
 * @public
 */
export function expandApplicationSet(
  applicationSet: JsonObject,
): ExpandedApplication[] | undefined {
  const generators = listAt(applicationSet, ['spec', 'generators']);
  const literal = generators.every(
    generator =>
      isJsonObject(generator) &&
      Object.keys(generator).length === 1 &&
      Object.keys(mapAt(generator, ['list'])).join() === 'elements',
  );
  if (!literal || textAt(applicationSet, ['spec', 'templatePatch'])) {
    return undefined;
  }
  const template = mapAt(applicationSet, ['spec', 'template']);
  return generators.flatMap((generator, at) =>
    listAt(generator, ['list', 'elements']).map((element, index) => ({
      manifest: fillIn(template, element) as JsonObject,
      element: ['spec', 'generators', at, 'list', 'elements', index],
    })),
  );
}

/** What is more than a name in braces stays as it is. */
function fillIn(template: unknown, element: unknown): unknown {
  if (typeof template === 'string') {
    return template.replace(PLACEHOLDER, (placeholder, key: string) => {
      const value = mapAt(element, [])[key];
      return typeof value === 'string' || typeof value === 'number'
        ? String(value)
        : placeholder;
    });
  }
  if (Array.isArray(template)) {
    return template.map(item => fillIn(item, element));
  }
  return isJsonObject(template)
    ? Object.fromEntries(
        Object.entries(template).map(([key, value]) => [
          key,
          fillIn(value, element),
        ]),
      )
    : template;
}
