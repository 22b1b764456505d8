import { z } from 'zod/v3';
import { InvalidRayStackError } from '../InvalidRayStackError';
import { quote } from '../rules/quote';
import type { RuleFinding } from '../rules/RuleFinding';
import { describeInput } from './describeInput';

/**
 * Anything → what the schema describes, defaults filled in.
 *
 * @throws InvalidRayStackError that names each input which is missing, unknown or of another kind.
 */
export function parseInput<T extends z.ZodTypeAny>(
  schema: T,
  input: unknown,
): z.infer<T> {
  const result = schema.safeParse(input);
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
      path: formatPath([...issue.path, key]),
      message: 'is not a known input',
      remedy: 'Leave it out, or correct its name',
    }));
  }
  const value = issue.path.reduce<unknown>(
    (parent, step) => (parent as Record<string, unknown> | undefined)?.[step],
    input,
  );
  const description = describeInput(schema, issue.path);
  return [
    {
      rule: 'schema',
      severity: 'error',
      path: formatPath(issue.path),
      message:
        value === undefined
          ? 'is missing'
          : `${quote(value)} is refused: ${shorten(issue.message)}`,
      remedy: description ? `Give: ${description}` : 'Correct the value',
    },
  ];
}

/** zod repeats the value in some of its messages. */
function shorten(message: string): string {
  return message.length > 200 ? `${message.slice(0, 199)}…` : message;
}

/** `workerGroups[1].maxReplicas`; the whole input is `input`. */
function formatPath(path: readonly (string | number)[]): string {
  const text = path.reduce<string>(
    (parent, step) =>
      typeof step === 'number' ? `${parent}[${step}]` : `${parent}.${step}`,
    '',
  );
  return text.replace(/^\./, '') || 'input';
}
