import type { JsonObject } from '../chart/JsonObject';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { TextRange } from '../facts/TextRange';
import type { YamlDocument } from '../facts/YamlDocument';
import { quote } from '../rules/quote';
import type { LocatedFinding } from './CheckReport';
import type { FileUnit } from './FileUnit';
import { rangeInText, spotInText } from './locateFinding';
import type { Texts } from './Texts';

/** Keys that stand twice in an Application or in its values: Argo CD takes the last one and says nothing. */
export function duplicateKeyFindings(
  applications: readonly ApplicationFacts[],
  homes: ReadonlyMap<JsonObject, FileUnit>,
  texts: Texts,
): LocatedFinding[] {
  const seen = new Set<YamlDocument>();
  return applications.flatMap(application => {
    const home = homes.get(application.applicationSet ?? application.manifest);
    return home
      ? documentsOf(application, home, texts)
          .filter(({ document }) => !seen.has(document) && seen.add(document))
          .flatMap(read => findingsIn(read, application.name, texts))
      : [];
  });
}

interface ReadDocument {
  document: YamlDocument;
  file: string;
  /** A range of the document as one of the file. */
  inFile: (range: TextRange) => TextRange;
}

/** The document of an Application, and those that its values stand in. */
function documentsOf(
  application: ApplicationFacts,
  home: FileUnit,
  texts: Texts,
): ReadDocument[] {
  const { base, cluster, operator } = application;
  const layers = (cluster?.release ?? operator)?.layers ?? [];
  return [
    { document: home.document, file: home.file, inFile: range => range },
    ...layers.flatMap(({ place }): ReadDocument[] => {
      if (place.kind === 'file') {
        const { document, file } = place;
        return [{ document, file, inFile: range => range }];
      }
      return place.kind === 'text'
        ? [
            {
              document: place.document,
              file: home.file,
              inFile: range =>
                rangeInText(home, [...base, ...place.path], range, texts),
            },
          ]
        : [];
    }),
  ];
}

function findingsIn(
  { document, file, inFile }: ReadDocument,
  application: string,
  texts: Texts,
): LocatedFinding[] {
  return document.duplicateKeys.map(({ key, range }) => ({
    rule: 'schema',
    code: 'duplicate-key',
    severity: 'warning',
    ...spotInText({ file, path: key, range: inFile(range) }, texts),
    message: `the key ${quote(
      key,
    )} stands twice in one map, and the last one counts`,
    remedy: 'Remove one of them',
    application,
  }));
}
