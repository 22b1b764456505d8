import type { FleetRow, SourceView } from 'backstage-plugin-kuberay-common';
import type { FleetItem } from '../model/FleetItem';
import { toFleetItems } from '../model/toFleetItems';

/** Rows as the page holds them, with English verdicts. */
export function fleetItems(
  rows: readonly FleetRow[],
  sources: readonly SourceView[] = [],
): FleetItem[] {
  return toFleetItems({
    rows,
    sources,
    translate: ({ message }) => message,
    previous: [],
  });
}
