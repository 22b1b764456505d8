import { equalJson, isJsonObject } from '../kube-api/json';
import { replicaGuardSpec } from './replicaGuardSpec';

/** True for the `spec` of the replica guard, however its CEL is broken into lines, with or without Kubernetes' defaults. */
export function isReplicaGuard(spec: unknown): boolean {
  return equalJson(normalize(spec), normalize(replicaGuardSpec));
}

/** What an API server fills in where a policy leaves it out (admissionregistration.k8s.io/v1). */
const DEFAULTS: readonly (readonly [field: string, value: unknown])[] = [
  ['failurePolicy', 'Fail'],
  ['matchPolicy', 'Equivalent'],
  ['namespaceSelector', {}],
  ['objectSelector', {}],
  ['scope', '*'],
];

function normalize(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(normalize);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([field, inner]) =>
          !DEFAULTS.some(
            ([name, usual]) => name === field && equalJson(inner, usual),
          ),
      )
      .map(([field, inner]) => [
        field,
        field === 'expression' && typeof inner === 'string'
          ? withoutWhitespace(inner)
          : normalize(inner),
      ]),
  );
}

/** A text in quotes, whose blanks count, or blanks with the characters beside them. */
const QUOTED_OR_BLANK = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\s+/g;

/** CEL with no more blanks than it needs: one between two words, none elsewhere outside of quotes. */
function withoutWhitespace(expression: string): string {
  const text = expression.trim();
  return text.replace(QUOTED_OR_BLANK, (found, at: number) => {
    if (found.trim() !== '') {
      return found;
    }
    const before = text[at - 1] ?? '';
    const after = text[at + found.length] ?? '';
    return /\w/.test(before) && /\w/.test(after) ? ' ' : '';
  });
}
