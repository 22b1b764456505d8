import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import { createHash } from 'node:crypto';

/** Longest name of an entity. */
const MAX_LENGTH = 63;
const HASH_LENGTH = 8;

/**
 * `<cluster>-<namespace>-<name>`, as the catalog allows it. Where that is too long, or a cluster's name has
 * characters that no entity's has, it is cut and ends with a hash of the whole, so that no two are alike.
 */
export function entityName(ref: RayClusterRef): string {
  const plain = [ref.cluster, ref.namespace, ref.name].join('-');
  const allowed = plain
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/[-_.]*([-_.])/g, '$1')
    .replace(/^[-_.]+|[-_.]+$/g, '');
  return allowed === plain && plain.length <= MAX_LENGTH
    ? plain
    : withHash(allowed, ref);
}

/** The name of one that would be called like another one: `a-b/c` and `a/b-c` are. */
export function distinctEntityName(ref: RayClusterRef): string {
  return withHash(entityName(ref), ref);
}

function withHash(name: string, ref: RayClusterRef): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([ref.cluster, ref.namespace, ref.name]))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const room = MAX_LENGTH - HASH_LENGTH - 1;
  const head = name.slice(0, room).replace(/[-_.]+$/, '');
  return head ? `${head}-${hash}` : hash;
}
