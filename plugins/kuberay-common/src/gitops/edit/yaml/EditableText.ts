import type { Document, ParsedNode } from 'yaml';
import { parseAllDocuments } from 'yaml';
import { nodeReader } from '../../facts/nodeReader';
import { NotEditable } from './NotEditable';

/** One document of a text: its nodes, and the plain data that Argo CD reads. */
export interface EditableDocument {
  /** Null for a document without content. */
  contents: ParsedNode | null;
  data: unknown;
}

/**
 * A text as YAML nodes that know where they stand.
 *
 * @throws NotEditable where it is not YAML, where a key stands twice in a map, and where Argo CD could not read it.
 */
export function readEditable(text: string): EditableDocument[] {
  return parse(text).map(document => {
    const [error] = document.errors;
    if (error) {
      throw new NotEditable(
        error.pos[0],
        error.code === 'DUPLICATE_KEY'
          ? 'a key stands twice in one map, and readers differ in which of them counts'
          : `this is not YAML: ${error.message}`,
        error.code === 'DUPLICATE_KEY'
          ? 'Remove one of the two'
          : 'Correct the file first',
      );
    }
    const { contents } = document;
    if (!contents) {
      return { contents, data: undefined };
    }
    const read = nodeReader(contents, text);
    if ('problem' in read) {
      const { message, range } = read.problem;
      throw new NotEditable(
        range.start,
        `this ${message}`,
        'Correct the file first',
      );
    }
    return { contents, data: read.document.value };
  });
}

function parse(text: string): Document.Parsed[] {
  try {
    return [
      ...parseAllDocuments<ParsedNode>(text, {
        schema: 'failsafe',
        prettyErrors: false,
        logLevel: 'silent',
      }),
    ];
  } catch (error) {
    // The parser calls itself for every level; a text of nothing but brackets ends its stack.
    if (error instanceof RangeError) {
      throw new NotEditable(
        0,
        'this is nested too deeply',
        'Correct the file first',
      );
    }
    throw error;
  }
}
