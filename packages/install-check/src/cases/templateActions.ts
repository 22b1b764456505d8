/** The actions that a template's steps name. */
export function templateActions(entity: {
  spec: { steps: Array<{ action: string }> };
}): string[] {
  return [...new Set(entity.spec.steps.map(({ action }) => action))];
}
