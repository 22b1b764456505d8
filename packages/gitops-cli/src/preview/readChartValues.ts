import type { JsonObject } from 'backstage-plugin-kuberay-common/gitops';
import {
  isJsonObject,
  overlayValues,
} from 'backstage-plugin-kuberay-common/gitops';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import type { NamedText } from '../files/readText';
import { printable } from '../printable';
import { parseDocuments } from './parseDocuments';

/**
 * Values files as Helm takes several `--values`: maps are merged, else the last one wins.
 *
 * @throws CliError for a file that is not one map; an empty one is no values.
 */
export function readChartValues(texts: readonly NamedText[]): JsonObject {
  return overlayValues(texts.map(text => ({ values: readOne(text) })));
}

function readOne(text: NamedText): JsonObject {
  const [document, ...more] = parseDocuments(text);
  const values = document?.value ?? {};
  if (more.length > 0 || !isJsonObject(values)) {
    throw new CliError(
      EXIT_CODES.unreadable,
      `${printable(text.name)} must hold one map of Helm values`,
    );
  }
  return values;
}
