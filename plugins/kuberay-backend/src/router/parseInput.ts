import { InputError } from '@backstage/errors';
import type { z } from 'zod/v3';

/** Parses what a caller gave. @throws InputError that names the parameter */
export function parseInput<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  input: unknown,
): z.output<TSchema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new InputError(describe(parsed.error.issues[0], input));
  }
  return parsed.data;
}

function describe(issue: z.ZodIssue, input: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return `Unknown parameter ${issue.keys
      .map(key => key.slice(0, 100))
      .join(', ')}`;
  }
  const [name] = issue.path;
  if (name === undefined) {
    return `Invalid input: ${issue.message}`;
  }
  return isRepeated(input, String(name))
    ? `Invalid ${name}: given more than once`
    : `Invalid ${name}: ${issue.message}`;
}

function isRepeated(input: unknown, name: string): boolean {
  return (
    typeof input === 'object' &&
    input !== null &&
    Object.entries(input).some(
      ([key, value]) => key === name && Array.isArray(value),
    )
  );
}
