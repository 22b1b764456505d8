import type { ParsedNode } from 'yaml';
import { isScalar, Scalar } from 'yaml';
import { resolvePlainScalar } from '../../chart/yamlScalar';
import { NotEditable } from './NotEditable';
import type { Splice } from './Splice';

/** Text that is a plain scalar anywhere, in braces too. */
const PLAIN = /^[A-Za-z0-9_/.][-\w./]*(:[-\w./]+)*$/;

/**
 * A scalar with another value, quoted as it was.
 *
 * @param place - What stands there, for messages, e.g. `worker.maxReplicas`.
 * @throws NotEditable for what is no scalar of one line, and for a template's placeholder.
 */
export function setScalar(
  text: string,
  node: ParsedNode,
  place: string,
  value: string | number | boolean,
): Splice {
  const [start, end] = node.range;
  refuseOthers(text, node, place);
  const style = isScalar(node) ? node.type : undefined;
  const empty = start === end;
  const needsSpace = empty && text[start - 1] === ':';
  return {
    start,
    end,
    text: `${needsSpace ? ' ' : ''}${writeScalar(value, style)}`,
  };
}

/** A scalar in this style of quoting; text that would be read as something else is always quoted. */
export function writeScalar(
  value: string | number | boolean,
  style: string | null | undefined,
): string {
  const text = String(value);
  if (style === Scalar.QUOTE_DOUBLE) {
    return JSON.stringify(text);
  }
  if (style === Scalar.QUOTE_SINGLE) {
    return `'${text.replace(/'/g, "''")}'`;
  }
  const plain =
    typeof value !== 'string' ||
    (PLAIN.test(text) && resolvePlainScalar(text) === text);
  return plain ? text : JSON.stringify(text);
}

function refuseOthers(text: string, node: ParsedNode, place: string): void {
  const [start, end] = node.range;
  const source = text.slice(start, end);
  if (/\{\{|\[\[|\$\{/.test(source)) {
    throw new NotEditable(
      start,
      `${place} is ${source.trim()}, which a template fills in`,
      'Change the value where the template gets it from',
    );
  }
  if (!isScalar(node)) {
    throw new NotEditable(
      start,
      `${place} is a map or a list where one value is expected`,
      'Correct the values by hand',
    );
  }
  if (node.tag !== undefined || node.anchor !== undefined) {
    throw new NotEditable(
      start,
      `${place} has a tag or an anchor`,
      'Write the plain value first',
    );
  }
  if (source.includes('\n') || /^[|>]/.test(source)) {
    throw new NotEditable(
      start,
      `${place} is a text of several lines`,
      'Write it in one line first',
    );
  }
}
