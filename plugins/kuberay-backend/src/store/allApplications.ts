import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { knownApplications } from './knownApplications';
import type { Snapshot } from './ResourceStore';

/** The best reading of every Application that is known; see {@link knownApplications}. */
export function allApplications(snapshot: Snapshot): ApplicationRecord[] {
  return knownApplications(snapshot).map(({ record }) => record);
}
