import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import type { Permitted } from './actionAvailability';

/** What the permission framework says of a permission on an entity, for the user who looks. */
export function usePermitted(
  permission: ResourcePermission,
  resourceRef: string,
): Permitted {
  const { allowed, loading, error } = usePermission({
    permission,
    resourceRef,
  });
  if (loading) {
    return 'asking';
  }
  if (error) {
    return 'unknown';
  }
  return allowed ? 'yes' : 'no';
}
