import type { EnvVarInput } from '../input/podSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';

/** Environment variables as Kubernetes writes them. */
export function envValues(
  env: readonly EnvVarInput[],
): Record<string, unknown>[] {
  return env.map(({ name, value, valueFrom }) => ({
    name,
    ...(value !== undefined && { value }),
    ...(valueFrom && { valueFrom: keyRef(valueFrom) }),
  }));
}

/**
 * Whether a pod has a variable of its own with the name of a common one. The chart would write both (domain.md 3.5), and
 * a list that is keyed by name takes no key twice.
 */
export function overridesCommonEnv(input: RayStackInput): boolean {
  const common = new Set(input.env.map(({ name }) => name));
  return [input.head, ...input.workerGroups].some(({ env }) =>
    env.some(({ name }) => common.has(name)),
  );
}

/**
 * `containerEnv` of one pod. Where a pod overrides a common variable every pod lists all of its variables, the common ones
 * first as the chart does.
 */
export function podEnv(
  input: RayStackInput,
  own: readonly EnvVarInput[],
): readonly EnvVarInput[] {
  if (!overridesCommonEnv(input)) {
    return own;
  }
  const names = new Set(own.map(({ name }) => name));
  return [...input.env.filter(({ name }) => !names.has(name)), ...own];
}

function keyRef(
  valueFrom: NonNullable<EnvVarInput['valueFrom']>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(valueFrom).flatMap(([kind, ref]) =>
      ref ? [[kind, { name: ref.name, key: ref.key }]] : [],
    ),
  );
}
