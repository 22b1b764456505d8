import { isJsonObject } from '../../chart/JsonObject';
import { formatPath, valueAt } from '../../facts/Path';
import type { Path } from '../../facts/Path';
import { readEditable } from './EditableText';
import type { EditableDocument } from './EditableText';
import { readLiteral } from './literalText';
import { locate, offsetOf } from './locate';
import { NotEditable } from './NotEditable';
import { applySplices } from './Splice';
import type { Splice } from './Splice';
import { TextLines } from './TextLines';
import { applyToData } from './YamlEdit';
import type { YamlEdit } from './YamlEdit';
import { yamlSplices } from './yamlSplices';

/** Which part of a text is edited. */
export interface EditedPart {
  /** Index of the document. */
  document: number;
  /** Where a text stands that is YAML of its own, e.g. `spec.source.helm.values`. */
  literal?: Path;
}

/** The edited text means something other than was wanted: a fault of this program, nothing was changed. */
export class UnexpectedResult extends Error {
  readonly name = 'UnexpectedResult';
}

/**
 * One edit of a text; every line that need not change stays byte for byte.
 *
 * @throws NotEditable where the place cannot be changed without a guess.
 * @throws UnexpectedResult rather than giving back a text that means something else.
 */
export function editText(
  text: string,
  part: EditedPart,
  edit: YamlEdit,
): string {
  const documents = readEditable(text);
  const document = documentOf(documents, part);
  const splices = part.literal
    ? literalSplices(text, document, part.literal, edit)
    : splicesOf(text, document, edit);
  const result = applySplices(text, splices);
  const wanted = documents.map(({ data }) => data);
  wanted[part.document] = part.literal
    ? changeLiteral(document.data, part.literal, edit)
    : applyToData(document.data, edit);
  try {
    refuseOtherData(result, part, wanted);
  } catch (error) {
    throw error instanceof NotEditable ? leftBroken(error, splices) : error;
  }
  return result;
}

/** An anchor that goes leaves its aliases behind, and a text that nobody can read. */
function leftBroken(
  { reason }: NotEditable,
  splices: readonly Splice[],
): NotEditable {
  return new NotEditable(
    Math.min(...splices.map(({ start }) => start)),
    `without what stands here now the rest could not be read: ${reason}`,
    'Write the value out where its aliases stand first, or make the change by hand',
  );
}

function documentOf(
  documents: readonly EditableDocument[],
  part: EditedPart,
): EditableDocument {
  const document = documents[part.document];
  if (!document) {
    throw new NotEditable(0, 'the document is gone', 'Start again');
  }
  return document;
}

function splicesOf(
  text: string,
  { contents }: EditableDocument,
  edit: YamlEdit,
): Splice[] {
  if (!contents) {
    throw new NotEditable(
      0,
      'this document is empty',
      'Write a first value by hand',
    );
  }
  return yamlSplices(text, contents, edit);
}

function literalSplices(
  text: string,
  document: EditableDocument,
  path: Path,
  edit: YamlEdit,
): Splice[] {
  const literal = literalOf(text, document, path);
  return literal.outward(
    withOffsets(
      () => splicesOf(literal.text, singleDocument(literal.text), edit),
      literal.outwardOffset,
    ),
  );
}

function literalOf(text: string, document: EditableDocument, path: Path) {
  const node = document.contents && locate(document.contents, path)?.node;
  if (!node) {
    throw new NotEditable(
      offsetOf(document.contents),
      `nothing stands at ${formatPath(path)}`,
      'Correct the file by hand',
    );
  }
  return readLiteral(new TextLines(text), node, formatPath(path));
}

function singleDocument(text: string): EditableDocument {
  const [document, second] = readEditable(text);
  if (!document || second) {
    throw new NotEditable(
      0,
      'this text is not exactly one YAML document',
      'Write the values as one map',
    );
  }
  return document;
}

function withOffsets<T>(run: () => T, outward: (offset: number) => number): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof NotEditable) {
      const { offset, reason, remedy } = error;
      throw new NotEditable(outward(offset), reason, remedy);
    }
    throw error;
  }
}

/** The text inside becomes the data that it means, so that only meaning is compared. */
function changeLiteral(data: unknown, path: Path, edit: YamlEdit): unknown {
  const text = String(valueAt(data, path));
  return replaceAt(data, path, applyToData(singleDocument(text).data, edit));
}

function replaceAt(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(data)) {
    return data.map((item, index) =>
      index === step ? replaceAt(item, rest, value) : item,
    );
  }
  const entries = new Map(isJsonObject(data) ? Object.entries(data) : []);
  entries.set(String(step), replaceAt(entries.get(String(step)), rest, value));
  return Object.fromEntries(entries);
}

function refuseOtherData(
  result: string,
  part: EditedPart,
  wanted: readonly unknown[],
): void {
  const found = readEditable(result).map(({ data }, index) =>
    part.literal && index === part.document
      ? replaceAt(
          data,
          part.literal,
          singleDocument(String(valueAt(data, part.literal))).data,
        )
      : data,
  );
  if (canonical(found) !== canonical(wanted)) {
    throw new UnexpectedResult(
      'The edited text does not mean what was asked for; the file was left as it is',
    );
  }
}

/** Data as text, with keys in one order. */
function canonical(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    isJsonObject(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([left], [right]) =>
            left < right ? -1 : 1,
          ),
        )
      : value,
  );
}
