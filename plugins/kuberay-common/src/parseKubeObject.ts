import { z } from 'zod/v3';
import { MalformedObjectError } from './MalformedObjectError';

/** A text field that Kubernetes may leave out or send as null. */
export const optionalText = z
  .string()
  .nullish()
  .transform(text => text || undefined);

/** Labels or annotations, absent ones as none. */
export const textMap = z
  .record(z.string())
  .nullish()
  .transform(map => map ?? {});

/** The parts of `metadata` that every record keeps. */
export const objectMetaSchema = z.object({
  namespace: z.string().min(1),
  name: z.string().min(1),
  uid: z.string().min(1),
  creationTimestamp: optionalText,
  deletionTimestamp: optionalText,
  labels: textMap,
  annotations: textMap,
});

/** A list that Kubernetes may leave out or send as null, as an empty one. */
export function listOf<TItem extends z.ZodTypeAny>(item: TItem) {
  return z
    .array(item)
    .nullish()
    .transform((list): z.output<TItem>[] => list ?? []);
}

/**
 * Reads an object of a Kubernetes API: unknown fields are ignored, null counts as absent.
 *
 * @throws MalformedObjectError naming kind, object and the first field that is wrong.
 */
export function parseKubeObject<TSchema extends z.ZodTypeAny>(
  kind: string,
  schema: TSchema,
  object: unknown,
): z.output<TSchema> {
  const parsed = schema.safeParse(object);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  throw new MalformedObjectError(
    kind,
    kubeObjectName(object),
    `${issue.path.join('.') || 'the object'}: ${issue.message}`,
  );
}

const namedSchema = z.object({
  metadata: z.object({ namespace: z.string().optional(), name: z.string() }),
});

/** `namespace/name` of what may be an object of Kubernetes. */
export function kubeObjectName(object: unknown): string {
  const named = namedSchema.safeParse(object);
  if (!named.success) {
    return '(without a name)';
  }
  const { namespace, name } = named.data.metadata;
  return namespace ? `${namespace}/${name}` : name;
}
