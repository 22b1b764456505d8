import type { KubeObject } from './KubeConnection';
import { KubeError } from './KubeError';
import { kubeObjectSchema } from './kubeObjectSchema';

/** Reads the body of a single object. @throws KubeError `malformed` */
export function parseObject(body: unknown): KubeObject {
  const parsed = kubeObjectSchema.safeParse(body);
  if (!parsed.success) {
    throw new KubeError(
      'malformed',
      'The cluster answers with something else than an object',
      parsed.error,
    );
  }
  return parsed.data;
}
