import type { Document, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { isJsonObject } from '../chart/JsonObject';
import { resolvePlainScalar } from '../chart/yamlScalar';
import { GuardFileError } from './GuardFileError';
import { GUARD_NAME, NAMESPACE_NAME_LABEL } from './guardNames';

const SELECTOR = ['spec', 'matchResources', 'namespaceSelector'];
const EXPRESSIONS = [...SELECTOR, 'matchExpressions'];

/** The binding of a guard file as text and as data. */
export interface GuardBindingText {
  /** The list of namespaces, as it stands in the text. */
  list: YAMLSeq<ParsedNode>;
  /** What it says. */
  namespaces: string[];
  /** Kind and name of the documents that are neither policy nor binding. */
  others: string[];
  /** All that the file says but for the list, as text for comparison. */
  rest: string;
}

/**
 * Finds the binding of the replica guard in a file of one or more documents.
 *
 * @returns undefined where no document is such a binding.
 * @throws GuardFileError where the file is no YAML, or where the binding selects its namespaces
 * otherwise than by a list of names.
 */
export function readGuardBinding(
  content: string,
): GuardBindingText | undefined {
  const documents = parseAllDocuments(content, { keepSourceTokens: true });
  for (const document of documents) {
    const [problem] = document.errors;
    if (problem) {
      throw new GuardFileError(`The file is no YAML: ${firstLine(problem)}`);
    }
  }
  const data = documents.map(toData);
  const bindings = documents.filter((_, index) => isBinding(data[index]));
  const [binding, second] = bindings;
  if (!binding) {
    return undefined;
  }
  if (second) {
    throw new GuardFileError(
      `The file holds two bindings of ${GUARD_NAME}, which contradict each other`,
    );
  }
  const list = namespaceList(binding);
  const namespaces = list.items.map(namespaceOf);
  binding.deleteIn([...EXPRESSIONS, 0, 'values']);
  return {
    list,
    namespaces,
    others: data.filter(isOther).map(nameOf),
    rest: JSON.stringify(documents.map(toData)),
  };
}

function toData(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new GuardFileError(`The file is not understood: ${error}`);
  }
}

function isBinding(data: unknown): boolean {
  return (
    isJsonObject(data) &&
    data.kind === 'MutatingAdmissionPolicyBinding' &&
    isJsonObject(data.spec) &&
    data.spec.policyName === GUARD_NAME
  );
}

function isOther(data: unknown): boolean {
  const policy =
    isJsonObject(data) &&
    data.kind === 'MutatingAdmissionPolicy' &&
    isJsonObject(data.metadata) &&
    data.metadata.name === GUARD_NAME;
  return data !== null && !policy && !isBinding(data);
}

function nameOf(data: unknown): string {
  const { kind, metadata } = isJsonObject(data)
    ? data
    : { kind: undefined, metadata: undefined };
  const name = isJsonObject(metadata) ? metadata.name : undefined;
  return [kind, name].filter(part => typeof part === 'string').join(' ');
}

/** `spec.matchResources.namespaceSelector`: one expression, an `In` on the name of the namespace. */
function namespaceList(binding: Document): YAMLSeq<ParsedNode> {
  const labels = binding.getIn([...SELECTOR, 'matchLabels']);
  const expressions = binding.getIn(EXPRESSIONS, true);
  const [expression, more] = isSeq(expressions) ? expressions.items : [];
  const list =
    isMap(expression) && isByName(expression)
      ? expression.get('values', true)
      : undefined;
  if (
    more !== undefined ||
    (isMap(labels) && labels.items.length > 0) ||
    !isSeq(list) ||
    !list.srcToken
  ) {
    throw new GuardFileError(
      `The binding ${GUARD_NAME} does not select its namespaces by one expression "${NAMESPACE_NAME_LABEL} In [...]" with its list written in that place`,
    );
  }
  return list as YAMLSeq<ParsedNode>;
}

function isByName(expression: YAMLMap): boolean {
  return (
    expression.get('key') === NAMESPACE_NAME_LABEL &&
    expression.get('operator') === 'In'
  );
}

/** Argo CD reads YAML 1.1, where `on` without quotes is no text. */
function namespaceOf(item: ParsedNode): string {
  const text = isScalar(item) ? item.value : undefined;
  if (
    typeof text !== 'string' ||
    (isScalar(item) &&
      item.type === 'PLAIN' &&
      resolvePlainScalar(text) !== text)
  ) {
    throw new GuardFileError(
      `The binding ${GUARD_NAME} lists ${JSON.stringify(
        item,
      )}, which is no name of a namespace`,
    );
  }
  return text;
}

function firstLine(problem: Error): string {
  return problem.message.split('\n')[0] ?? '';
}
