import {
  lineColumnsOf,
  readYaml,
} from 'backstage-plugin-kuberay-common/gitops';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import type { NamedText } from '../files/readText';
import { printable } from '../printable';
import { locateInput } from './locateInput';

/** An input of the generator as it stands in a file, YAML or JSON. */
export interface StackInputFile {
  name: string;
  /** Plain data, not looked at yet. */
  value: unknown;
  /** Line and column, both from 1, of an input or of the nearest thing around it that is there. */
  locate(path: string): { line: number; column: number };
}

/**
 * @throws CliError for a text that is not exactly one document, or says one thing twice.
 */
export function readStackInputFile(text: NamedText): StackInputFile {
  const { name, content } = text;
  const at = lineColumnsOf(content);
  const refuse = (message: string, offset = 0): never => {
    const { line, column } = at(offset);
    throw new CliError(
      EXIT_CODES.unreadable,
      `${printable(name)}:${line}:${column}: ${message}`,
    );
  };
  const { documents, problems } = readYaml(content);
  const [problem] = problems;
  if (problem) {
    refuse(printable(problem.message), problem.range.start);
  }
  const [document, second] = documents;
  if (!document) {
    return refuse('holds no input: give a map with at least a name');
  }
  if (second) {
    refuse(
      'holds several documents: one input makes one stack',
      second.rangeOf([]).start,
    );
  }
  const [duplicate] = document.duplicateKeys;
  if (duplicate) {
    refuse(
      `${JSON.stringify(duplicate.key)} stands here for the second time`,
      duplicate.range.start,
    );
  }
  const { value } = document;
  return {
    name,
    value,
    locate: path => at(document.rangeOf(locateInput(value, path)).start),
  };
}
