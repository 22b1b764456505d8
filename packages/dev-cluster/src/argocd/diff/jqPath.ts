import { isJsonObject } from '../../kube-api/json';

/** One step of a jq path: a field, an index, or all elements. */
export type JqStep =
  | { type: 'field'; name: string }
  | { type: 'index'; index: number }
  | { type: 'each' };

/** A jq expression that the stand-in cannot read; the real Argo CD takes any. */
export class UnsupportedJqError extends Error {
  readonly name = 'UnsupportedJqError';
}

const TOKEN =
  /^(?:\.([A-Za-z_][A-Za-z0-9_]*)|\."((?:[^"\\]|\\.)*)"|\.?\["((?:[^"\\]|\\.)*)"\]|\.?\[(\d+)\]|\.?\[\])\??/;

/**
 * Reads the subset of jq that names places: `.a.b`, `."a/b"`, `.["a/b"]`, `.a[0]`, `.a[]`, each optionally with `?`.
 * @throws UnsupportedJqError for anything else
 */
export function parseJqPath(expression: string): JqStep[] {
  const steps: JqStep[] = [];
  let rest = expression.trim();
  while (rest !== '') {
    const match = rest.match(TOKEN);
    if (!match || (steps.length === 0 && !rest.startsWith('.'))) {
      throw new UnsupportedJqError(
        `jq expression ${JSON.stringify(expression)}`,
      );
    }
    const [token, plain, quoted, bracketed, index] = match;
    const name = plain ?? quoted ?? bracketed;
    if (name !== undefined) {
      steps.push({ type: 'field', name });
    } else if (index !== undefined) {
      steps.push({ type: 'index', index: Number(index) });
    } else {
      steps.push({ type: 'each' });
    }
    rest = rest.slice(token.length);
  }
  if (steps.length === 0) {
    throw new UnsupportedJqError(`jq expression ${JSON.stringify(expression)}`);
  }
  return steps;
}

/** jq's `del(path)`, without changing the input; a place that is not there is no error, as in Argo CD. */
export function deleteJqPath(value: unknown, steps: JqStep[]): unknown {
  const [step, ...rest] = steps;
  if (!step) {
    return value;
  }
  if (step.type === 'field') {
    return isJsonObject(value) && step.name in value
      ? withoutField(value, step.name, rest)
      : value;
  }
  if (!Array.isArray(value)) {
    return value;
  }
  const isHit = (index: number) => step.type === 'each' || step.index === index;
  return rest.length === 0
    ? value.filter((_, index) => !isHit(index))
    : value.map((item, index) =>
        isHit(index) ? deleteJqPath(item, rest) : item,
      );
}

function withoutField(
  value: { [field: string]: unknown },
  name: string,
  rest: JqStep[],
): unknown {
  const { [name]: inner, ...others } = value;
  return rest.length === 0
    ? others
    : { ...others, [name]: deleteJqPath(inner, rest) };
}
