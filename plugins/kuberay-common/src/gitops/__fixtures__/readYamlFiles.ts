import { parseAllDocuments } from 'yaml';
import type { JsonObject } from '../chart/JsonObject';
import type { ManifestFile } from '../RayStack';

/** Every document of YAML files, as Argo CD reads it. */
export function readYamlFiles(
  files: ReadonlyArray<Pick<ManifestFile, 'content'>>,
): JsonObject[] {
  return files.flatMap(({ content }) =>
    parseAllDocuments(content, { version: '1.1' }).map(document => {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      return document.toJS();
    }),
  );
}
