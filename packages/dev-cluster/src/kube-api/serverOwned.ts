import { equalJson } from './json';
import type { KubeMetadata, KubeObject } from './KubeObject';
import { KubeStatusError } from './KubeStatusError';
import type { ServedKind } from './ServedKind';

/** What a client wants, with the parts that only the server writes as they are: identity, times, and the status of kinds with a status subresource. */
export function keepServerOwned(options: {
  kind: ServedKind;
  current: KubeObject;
  wanted: KubeObject;
}): KubeObject {
  const { kind, current, wanted } = options;
  const metadata = { ...wanted.metadata, ...serverMetadata(current.metadata) };
  return kind.statusSubresource
    ? { ...wanted, metadata, status: current.status }
    : { ...wanted, metadata };
}

/** @throws KubeStatusError 409 when the client wrote another version or another object of the same name */
export function requireSameObject(options: {
  kind: ServedKind;
  current: KubeObject;
  wanted: KubeObject;
}): void {
  const { kind, current, wanted } = options;
  const { name, uid, resourceVersion } = current.metadata;
  const given = wanted.metadata;
  if (given.resourceVersion && given.resourceVersion !== resourceVersion) {
    throw KubeStatusError.conflict(kind, name);
  }
  if (given.uid && given.uid !== uid) {
    throw KubeStatusError.conflict(
      kind,
      name,
      `StorageError: invalid object, Code: 4, AdditionalErrorMsg: Precondition failed: UID in precondition: ${given.uid}, UID in object meta: ${uid}`,
    );
  }
}

/** Whether a change counts as a new generation: see the guarantees of ObjectStore. */
export function isNewGeneration(options: {
  kind: ServedKind;
  current: KubeObject;
  next: KubeObject;
}): boolean {
  const { kind, current, next } = options;
  const counted = (object: KubeObject) => ({
    ...object,
    metadata: object.metadata.deletionTimestamp !== undefined,
    ...(kind.statusSubresource && { status: undefined }),
  });
  return !equalJson(counted(current), counted(next));
}

/** An absent field stays absent: it is undefined here and not stored. */
function serverMetadata(metadata: KubeMetadata): Partial<KubeMetadata> & {
  name: string;
} {
  return {
    name: metadata.name,
    namespace: metadata.namespace,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    creationTimestamp: metadata.creationTimestamp,
    deletionTimestamp: metadata.deletionTimestamp,
    deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds,
    generation: metadata.generation,
  };
}
