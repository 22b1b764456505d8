import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import type { FleetOwner } from './FleetItem';

/** The owner of a row's entity. Catalogs let people write `team-a` for `group:<namespace of the entity>/team-a`. */
export function fleetOwner({ entity }: FleetRow): FleetOwner | undefined {
  if (!entity?.owner) {
    return undefined;
  }
  const { namespace } = parseEntityRef(entity.entityRef);
  const ref = parseEntityRef(entity.owner, {
    defaultKind: 'group',
    defaultNamespace: namespace,
  });
  return {
    entityRef: stringifyEntityRef(ref),
    label: humanizeEntityRef(ref, { defaultKind: 'group' }),
  };
}
