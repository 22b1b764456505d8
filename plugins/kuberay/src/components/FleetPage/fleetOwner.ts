import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import type { FleetOwner } from './FleetItem';

/** The owner of a row's entity. Catalogs let people write `team-a` for `group:<namespace of the entity>/team-a`. */
export function fleetOwner({ entity }: FleetRow): FleetOwner | undefined {
  if (!entity?.owner) {
    return undefined;
  }
  const { owner, entityRef } = entity;
  try {
    const ref = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: parseEntityRef(entityRef).namespace,
    });
    return {
      id: stringifyEntityRef(ref),
      label: humanizeEntityRef(ref, { defaultKind: 'group' }),
      entityRef: stringifyEntityRef(ref),
    };
  } catch {
    // Whoever writes an entity may write anything here: it is shown as it is, and is no link.
    return { id: owner, label: owner, entityRef: undefined };
  }
}
