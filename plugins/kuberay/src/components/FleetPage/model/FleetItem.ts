import type { FleetRow } from 'backstage-plugin-kuberay-common';

/** A row as the page shows, finds and sorts it. */
export interface FleetItem {
  /** `formatRayClusterRef` of the Ray cluster. */
  id: string;
  row: FleetRow;
  /** The verdict in the user's language. */
  sentence: string;
  /** All that a text is looked for in, in lower case. */
  searchText: string;
  /** Who owns the entity that names the cluster. */
  owner: FleetOwner | undefined;
  /** Since when the Kubernetes cluster behind it gives no news, ISO 8601; absent while it does. */
  staleSince: string | undefined;
}

/** An owner as people read it. */
export interface FleetOwner {
  entityRef: string;
  label: string;
}
