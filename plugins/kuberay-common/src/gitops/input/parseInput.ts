import { z } from 'zod/v3';
import { InvalidRayStackError } from '../InvalidRayStackError';
import { quote } from '../rules/quote';
import type { RuleFinding } from '../rules/RuleFinding';
import { describeInput } from './describeInput';
import { formatInputPath } from './formatInputPath';

type Path = readonly (string | number)[];

/**
 * Anything → what the schema describes, defaults filled in.
 *
 * @throws InvalidRayStackError that names each input which is missing, unknown or of another kind.
 */
export function parseInput<T extends z.ZodTypeAny>(
  schema: T,
  input: unknown,
): z.infer<T> {
  const result = schema.safeParse(input, { errorMap: sayChoices });
  if (!result.success) {
    throw new InvalidRayStackError(
      result.error.issues.flatMap(issue => toFindings(schema, input, issue)),
    );
  }
  return result.data;
}

function toFindings(
  schema: z.ZodTypeAny,
  input: unknown,
  issue: z.ZodIssue,
): RuleFinding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      rule: 'schema',
      severity: 'error',
      path: formatInputPath([...issue.path, key]),
      message: 'is not a known input',
      remedy: 'Leave it out, or correct its name',
    }));
  }
  const value = issue.path.reduce<unknown>(readOwn, input);
  const description = describeNearest(schema, issue.path);
  return [
    {
      rule: 'schema',
      severity: 'error',
      path: formatInputPath(issue.path),
      message:
        value === undefined
          ? 'is missing'
          : `${quote(value)} is refused: ${issue.message}`,
      remedy: description ? `Give: ${description}` : 'Correct the value',
    },
  ];
}

function readOwn(parent: unknown, step: string | number): unknown {
  return typeof parent === 'object' &&
    parent !== null &&
    Object.hasOwn(parent, step)
    ? (parent as Record<string | number, unknown>)[step]
    : undefined;
}

/** What the schema says about the input, else about what it is part of. */
function describeNearest(schema: z.ZodTypeAny, path: Path): string | undefined {
  return (
    describeInput(schema, path) ??
    (path.length > 0 ? describeNearest(schema, path.slice(0, -1)) : undefined)
  );
}

/** zod's own message repeats the value as it is. */
function sayChoices(
  issue: z.ZodIssueOptionalMessage,
  { defaultError }: { defaultError: string },
): { message: string } {
  return {
    message:
      issue.code === 'invalid_enum_value' ||
      issue.code === 'invalid_union_discriminator'
        ? `must be one of ${issue.options.map(String).join(', ')}`
        : defaultError,
  };
}
