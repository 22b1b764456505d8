import type { JsonObject } from '../chart/JsonObject';
import { isJsonObject } from '../chart/JsonObject';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { isTemplated } from '../facts/isTemplated';
import type { Path } from '../facts/Path';
import { textAt } from '../facts/Path';
import { readApplicationFacts } from '../facts/readApplicationFacts';
import { readApplicationDocument } from '../facts/readStackFacts';
import type { FindFile } from '../facts/readValuesLayers';
import type { ManifestFile } from '../RayStack';
import { quote } from '../rules/quote';
import type { EditedApplication } from './EditedRayCluster';
import type { EditRefusal } from './EditRefusedError';
import { EditRefusedError } from './EditRefusedError';
import { expandApplicationSet } from './expandApplicationSet';
import { readDocuments } from './readDocuments';
import { NotEditable } from './yaml/NotEditable';
import { TextLines } from './yaml/TextLines';

/** An Application, and the document that holds it. @public */
export interface ApplicationDocument {
  file: string;
  /** Index in its file. */
  document: number;
  facts: ApplicationFacts;
  /** In an ApplicationSet with lists: from the top of the document to the element that this Application is made from. */
  element?: Path;
}

/** The Applications of files, and the files that could not be read. @public */
export interface FoundApplications {
  documents: ApplicationDocument[];
  unreadable: EditRefusal[];
}

/**
 * Every Application and ApplicationSet of the files.
 *
 * @param contentOf - Of a file with values, by its path; undefined where there is none.
 *
 * @public
 */
export function findApplications(
  files: readonly ManifestFile[],
  contentOf: (path: string) => string | undefined,
): FoundApplications {
  const findFile: FindFile = path => {
    const content = contentOf(path);
    return content === undefined ? undefined : { path, content };
  };
  const found: FoundApplications = { documents: [], unreadable: [] };
  for (const file of files) {
    const { path, content } = file;
    if (!/\.(ya?ml|json)$/i.test(path) || !content.includes('argoproj.io/')) {
      continue;
    }
    try {
      found.documents.push(...applicationsIn(file, findFile));
    } catch (error) {
      if (!(error instanceof NotEditable)) {
        throw error;
      }
      const { offset, reason, remedy } = error;
      const line = new TextLines(content).lineOf(offset) + 1;
      found.unreadable.push({ file: path, line, reason, remedy });
    }
  }
  return found;
}

/** The Applications of one file. */
function applicationsIn(
  file: ManifestFile,
  findFile: FindFile,
): ApplicationDocument[] {
  return readDocuments(file).flatMap((data, document) =>
    isJsonObject(data)
      ? factsOf(data, findFile).map(found => ({
          file: file.path,
          document,
          ...found,
        }))
      : [],
  );
}

function factsOf(
  data: JsonObject,
  findFile: FindFile,
): Array<Pick<ApplicationDocument, 'facts' | 'element'>> {
  const read = readApplicationDocument(data, findFile);
  const [applicationSet] = read.map(facts => facts.applicationSet);
  const expanded = applicationSet && expandApplicationSet(applicationSet);
  return expanded && expanded.length > 0
    ? expanded.map(({ manifest, element }) => ({
        facts: readApplicationFacts(manifest, { applicationSet, findFile }),
        element,
      }))
    : read.map(facts => ({ facts }));
}

/**
 * The one document that makes an Application of this name.
 *
 * @throws EditRefusedError where there is none, or more than one.
 *
 * @public
 */
export function findApplication(
  found: FoundApplications,
  application: EditedApplication,
): ApplicationDocument {
  const named = found.documents.filter(({ facts }) =>
    makes(facts, application),
  );
  const exact = named.filter(({ facts }) => facts.name === application.name);
  const clusters = named.filter(({ facts }) => facts.cluster);
  const [matches = named] = [exact, clusters].filter(
    ({ length }) => length > 0,
  );
  const [match] = matches;
  const second = matches.find(
    ({ file, document }) => file !== match?.file || document !== match.document,
  );
  const name = quote(
    [application.namespace, application.name].filter(Boolean).join('/'),
  );
  if (!match) {
    throw notFound(found, name);
  }
  if (second) {
    throw new EditRefusedError({
      file: second.file,
      reason: `Application ${name} stands in ${matches
        .map(({ file, document }) => `${file} (document ${document + 1})`)
        .join(' and in ')}`,
      remedy: 'Name its namespace too, or keep one of the two',
    });
  }
  return match;
}

/** It may stand in a file that cannot be read. */
function notFound(found: FoundApplications, name: string): EditRefusedError {
  const reason = `no Application ${name} is in the files`;
  const [unreadable, second] = found.unreadable;
  if (unreadable && !second) {
    return new EditRefusedError({
      ...unreadable,
      reason: `${reason} that can be read, and here ${unreadable.reason}`,
    });
  }
  const names = found.documents.map(({ facts }) => facts.name).join(', ');
  return new EditRefusedError({
    reason: [
      reason,
      ...found.unreadable.map(
        ({ file, line, reason: why }) =>
          `not readable: ${file}:${line}: ${why}`,
      ),
    ].join('; '),
    remedy: `Name one of these: ${names || 'none'}`,
  });
}

function makes(
  facts: ApplicationFacts,
  { name, namespace }: EditedApplication,
): boolean {
  const { applicationSet, manifest } = facts;
  const own = textAt(applicationSet ?? manifest, ['metadata', 'namespace']);
  return (
    (namespace === undefined || own === undefined || own === namespace) &&
    (facts.name === name ||
      (applicationSet !== undefined &&
        (textAt(applicationSet, ['metadata', 'name']) === name ||
          fits(facts.name, name))))
  );
}

/** Whether a name with placeholders can become this one; one of nothing but placeholders fits all. */
function fits(template: string, name: string): boolean {
  if (!isTemplated(template)) {
    return false;
  }
  const parts = template.split(/\{\{.*?\}\}/);
  const pattern = parts
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+');
  return new RegExp(`^${pattern}$`).test(name);
}
