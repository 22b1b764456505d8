import { KubeStatusError } from '../KubeStatusError';

/** Decides by an object's labels. */
export type LabelMatcher = (labels: Record<string, string>) => boolean;

const KEY = String.raw`[A-Za-z0-9./_-]+`;
const SET = new RegExp(String.raw`^(${KEY})\s+(in|notin)\s+\(([^)]*)\)$`);
const EQUALITY = new RegExp(
  String.raw`^(${KEY})\s*(==|=|!=)\s*([A-Za-z0-9._-]*)$`,
);
const EXISTENCE = new RegExp(String.raw`^(!?)\s*(${KEY})$`);

/**
 * Reads a label selector: `a=b`, `a!=b`, `a in (b, c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 * An absent label fits `!=` and `notin`, as in Kubernetes.
 * @throws KubeStatusError 400
 */
export function parseLabelSelector(selector: string): LabelMatcher {
  const matchers = splitOutsideParentheses(selector)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(parseRequirement);
  return labels => matchers.every(matches => matches(labels));
}

function parseRequirement(text: string): LabelMatcher {
  const set = SET.exec(text);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = new Set(list.split(',').map(value => value.trim()));
    return operator === 'in'
      ? labels => labels[key] !== undefined && values.has(labels[key])
      : labels => labels[key] === undefined || !values.has(labels[key]);
  }
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key = '', operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const existence = EXISTENCE.exec(text);
  if (existence) {
    const [, absent, key = ''] = existence;
    return labels => (labels[key] === undefined) === (absent === '!');
  }
  throw KubeStatusError.badRequest(
    `unable to parse requirement: ${JSON.stringify(text)} is no label selector`,
  );
}

function splitOutsideParentheses(text: string): string[] {
  return text.split(/,(?![^(]*\))/);
}
