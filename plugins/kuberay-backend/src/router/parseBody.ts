import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import type { z } from 'zod/v3';
import { parseInput } from './parseInput';

/** A JSON body that `express.json()` has read; none at all is an empty object. @throws InputError */
export function parseBody<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  req: Request,
): z.output<TSchema> {
  // A body of another type was not read: to take it for none would do something else than was asked for.
  if (hasBody(req) && !req.is('json')) {
    throw new InputError(
      'The body must be JSON (Content-Type: application/json)',
    );
  }
  return parseInput(schema, req.body ?? {});
}

function hasBody({ headers }: Request): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    Number(headers['content-length'] ?? 0) > 0
  );
}
