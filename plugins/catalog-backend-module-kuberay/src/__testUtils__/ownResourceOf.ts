import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { entityName } from '../entityName';
import type { OwnResource } from '../ownResources';
import { ownResources } from '../ownResources';
import { toResourceEntity } from '../toResourceEntity';
import { aProviderConfig } from './aProviderConfig';

/** What the catalog has of a row that it was given before. */
export function ownResourceOf(
  row: FleetRow,
  name: string = entityName(row.ref),
): OwnResource {
  const [resource] = ownResources([
    toResourceEntity({ row, name, config: aProviderConfig() }),
  ]);
  return resource;
}
