import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ANNOTATION_ENTITY } from 'backstage-plugin-kuberay-common';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';

/**
 * The entity that an Application says it belongs to, as a full ref: the catalog does not tell upper from lower case, and
 * takes the namespace `default` for granted. Undefined where it names none, or nothing that is a ref.
 */
export function announcedEntity({
  annotations,
}: Pick<ApplicationRecord, 'annotations'>): string | undefined {
  const written = annotations[ANNOTATION_ENTITY]?.trim();
  if (!written) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(written));
  } catch {
    // Whoever writes the Application may write anything: what is no ref names nobody.
    return undefined;
  }
}
