import type { JsonObject } from '../kube-api/json';
import { isJsonObject } from '../kube-api/json';

/** The operators of `matchExpressions`; an absent label fits `NotIn`, as in Kubernetes. */
const OPERATORS: {
  [operator: string]:
    | ((value: string | undefined, values: readonly unknown[]) => boolean)
    | undefined;
} = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: value => value !== undefined,
  DoesNotExist: value => value === undefined,
};

/** Whether labels fit a `metav1.LabelSelector`; an absent or empty one fits all, an operator that is none fits nothing. */
export function matchesLabelSelector(
  selector: unknown,
  labels: Readonly<Record<string, string>>,
): boolean {
  const { matchLabels, matchExpressions } = isJsonObject(selector)
    ? selector
    : ({} as JsonObject);
  return (
    Object.entries(isJsonObject(matchLabels) ? matchLabels : {}).every(
      ([key, value]) => labels[key] === value,
    ) &&
    (Array.isArray(matchExpressions) ? matchExpressions : [])
      .filter(isJsonObject)
      .every(({ key, operator, values }) => {
        const matches = OPERATORS[String(operator)];
        return (
          matches?.(labels[String(key)], Array.isArray(values) ? values : []) ??
          false
        );
      })
  );
}
