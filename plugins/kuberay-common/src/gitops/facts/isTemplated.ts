/** Whether a text holds the `{{…}}` that an ApplicationSet fills in. */
export function isTemplated(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{{');
}

/**
 * Whether nobody knows the text before an ApplicationSet fills it in. In an Application of its own the
 * same characters are only an odd text.
 */
export function isOpenText(
  owner: { templated: boolean },
  value: unknown,
): boolean {
  return owner.templated && isTemplated(value);
}
