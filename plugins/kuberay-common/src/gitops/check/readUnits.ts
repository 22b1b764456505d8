import type { JsonObject } from '../chart/JsonObject';
import { isJsonObject } from '../chart/JsonObject';
import type { Path } from '../facts/Path';
import { listAt } from '../facts/Path';
import type { YamlDocument } from '../facts/YamlDocument';

/** One Kubernetes object of a document, and where in it. @public */
export interface Unit {
  object: JsonObject;
  document: YamlDocument;
  /** Nothing, or `items[i]` of a List. */
  path: Path;
}

/** The objects of a document; a List holds several, also in one another. @public */
export function readUnits(
  document: YamlDocument,
  object: unknown = document.value,
  path: Path = [],
): Unit[] {
  if (!isJsonObject(object)) {
    return [];
  }
  return typeof object.kind === 'string' && /List$/.test(object.kind)
    ? listAt(object, ['items']).flatMap((item, index) =>
        readUnits(document, item, [...path, 'items', index]),
      )
    : [{ object, document, path }];
}
