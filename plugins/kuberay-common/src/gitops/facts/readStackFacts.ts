import type { JsonObject } from '../chart/JsonObject';
import { isJsonObject } from '../chart/JsonObject';
import type { ApplicationFacts } from './ApplicationFacts';
import { mapAt, textAt } from './Path';
import { readApplicationFacts } from './readApplicationFacts';
import { readGuardFacts } from './readGuardFacts';
import type { FindFile } from './readValuesLayers';
import type { StackFacts } from './StackFacts';

/**
 * Documents of any kind → the Applications and replica guards among them; the rest says nothing to the rules.
 *
 * @public
 */
export function readStackFacts(
  documents: readonly unknown[],
  findFile?: FindFile,
): Pick<StackFacts, 'applications' | 'guards'> {
  const objects = documents.filter(isJsonObject);
  return {
    applications: objects.flatMap(object =>
      readApplicationDocument(object, findFile),
    ),
    guards: readGuardFacts(objects),
  };
}

/** The Application of a document: itself, or the template of an ApplicationSet; none of any other kind. */
export function readApplicationDocument(
  document: JsonObject,
  findFile?: FindFile,
): ApplicationFacts[] {
  if (!textAt(document, ['apiVersion'])?.startsWith('argoproj.io/')) {
    return [];
  }
  if (document.kind === 'Application') {
    return [readApplicationFacts(document, { findFile })];
  }
  return document.kind === 'ApplicationSet'
    ? [
        readApplicationFacts(mapAt(document, ['spec', 'template']), {
          findFile,
          applicationSet: document,
        }),
      ]
    : [];
}
