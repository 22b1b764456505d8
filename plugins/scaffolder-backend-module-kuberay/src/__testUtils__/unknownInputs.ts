import { TemplateBackend } from './startTemplateBackend';

/** The inputs of the template's steps that their action does not have, or whose action is not installed, as `step.input`. */
export async function unknownInputs(
  backend: TemplateBackend,
): Promise<string[]> {
  const actions = await backend.actions();
  return backend.template.spec.steps.flatMap(step => {
    const action = actions.find(({ id }) => id === step.action);
    const known = JSON.stringify(action?.schema.input ?? null);
    return Object.keys(step.input ?? {})
      .filter(key => !known.includes(`"${key}":`))
      .map(key => `${step.id}.${key}`);
  });
}
