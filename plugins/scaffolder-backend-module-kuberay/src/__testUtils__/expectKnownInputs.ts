import { TemplateBackend } from './startTemplateBackend';

/** Fails for a step of the template whose action is not installed, or has no input of that name. */
export async function expectKnownInputs(
  backend: TemplateBackend,
): Promise<void> {
  const actions = await backend.actions();
  for (const step of backend.template.spec.steps) {
    const action = actions.find(({ id }) => id === step.action);
    const known = JSON.stringify(action?.schema.input ?? null);
    for (const key of Object.keys(step.input ?? {})) {
      expect({ step: step.id, key, known }).toEqual({
        step: step.id,
        key,
        known: expect.stringContaining(`"${key}":`),
      });
    }
  }
}
