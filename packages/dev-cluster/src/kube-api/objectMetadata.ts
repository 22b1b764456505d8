import { randomInt } from 'node:crypto';
import { isJsonObject } from './json';
import type { KubeObject } from './KubeObject';
import type { StatusCause } from './KubeStatusError';

/** The limit of all annotations of one object together; client-side apply of a CRD breaks it (domain facts 4.1). */
const MAX_ANNOTATION_BYTES = 262144;

/** Letters that Kubernetes uses for generated names; no vowels, so that no words appear. */
const NAME_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** RBAC names may hold colons, e.g. `system:node`. */
const PATH_SEGMENT = /^(?!\.\.?$)[^/%]+$/;

/** A name from `generateName` and five random letters, as the API server makes it. */
export function generateObjectName(base: string): string {
  const letters = Array.from(
    { length: 5 },
    () => NAME_LETTERS[randomInt(NAME_LETTERS.length)],
  );
  return `${base.slice(0, 58)}${letters.join('')}`;
}

/** What is wrong with an object's metadata; empty when nothing is. `group` decides which names are allowed. */
export function findMetadataFaults(
  object: KubeObject,
  options: { group: string },
): StatusCause[] {
  const { name, annotations, labels } = object.metadata;
  const faults: StatusCause[] = [];
  const lenient = options.group === 'rbac.authorization.k8s.io';
  if (!name) {
    faults.push({
      reason: 'FieldValueRequired',
      message: 'Required value: name or generateName is required',
      field: 'metadata.name',
    });
  } else if (
    name.length > 253 ||
    !(lenient ? PATH_SEGMENT : SUBDOMAIN).test(name)
  ) {
    faults.push({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(
        name,
      )}: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`,
      field: 'metadata.name',
    });
  }
  const bytes = Object.entries(annotations ?? {}).reduce(
    (sum, [key, value]) =>
      sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    0,
  );
  if (bytes > MAX_ANNOTATION_BYTES) {
    faults.push({
      reason: 'FieldValueTooLong',
      message: `Too long: may not be more than ${MAX_ANNOTATION_BYTES} bytes`,
      field: 'metadata.annotations',
    });
  }
  for (const [field, map] of Object.entries({ annotations, labels })) {
    if (map !== undefined && !isTextMap(map)) {
      faults.push({
        reason: 'FieldValueTypeInvalid',
        message: 'Invalid value: must be an object of strings',
        field: `metadata.${field}`,
      });
    }
  }
  return faults;
}

function isTextMap(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    Object.values(value).every(item => typeof item === 'string')
  );
}
