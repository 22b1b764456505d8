import type { LabelRequirement, LabelSelector } from './LabelSelector';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** For `>` and `<`; a label that is no whole number never compares, and none begins with a sign. */
const INTEGER = /^[0-9]{1,18}$/;

/**
 * Whether a selector selects what carries its labels in several places: a RayCluster and its head pod count as one.
 * What a label is to be must hold in one of the places; what it must not be, in all of them.
 */
export function matchesSelector(
  selector: LabelSelector,
  places: readonly Labels[],
): boolean {
  return selector.every(requirement =>
    requirement.operator === 'not-in' || requirement.operator === 'not-exists'
      ? places.every(labels => holds(requirement, labels))
      : places.some(labels => holds(requirement, labels)),
  );
}

function holds(requirement: LabelRequirement, labels: Labels): boolean {
  const { key } = requirement;
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (requirement.operator) {
    case 'exists':
      return value !== undefined;
    case 'not-exists':
      return value === undefined;
    case 'in':
      return value !== undefined && requirement.values.has(value);
    case 'not-in':
      return value === undefined || !requirement.values.has(value);
    case 'greater':
      return isInteger(value) && BigInt(value) > requirement.value;
    case 'less':
      return isInteger(value) && BigInt(value) < requirement.value;
    default:
      return unexpected(requirement);
  }
}

function isInteger(value: string | undefined): value is string {
  return value !== undefined && INTEGER.test(value);
}

function unexpected(requirement: never): never {
  throw new Error(`Unexpected requirement ${String(requirement)}`);
}
