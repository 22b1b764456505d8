import type { z } from 'zod/v3';
import { KubeError } from '../kube/KubeError';

/** What a schema makes of a body. @throws KubeError `malformed` */
export function parseArgocdBody<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  body: unknown,
): z.output<TSchema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw malformed();
  }
  return parsed.data;
}

/** @throws KubeError `malformed` */
export function parseArgocdJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): KubeError {
  return new KubeError(
    'malformed',
    'Something else than the API of Argo CD answers there',
  );
}
