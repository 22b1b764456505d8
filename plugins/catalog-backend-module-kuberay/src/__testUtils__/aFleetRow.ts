import { verdict } from 'backstage-plugin-kuberay-common';
import type { FleetRow } from 'backstage-plugin-kuberay-common';

/** A healthy Ray cluster that nobody has written down, as the fleet tells it. */
export function aFleetRow(overrides: Partial<FleetRow> = {}): FleetRow {
  return {
    ref: { cluster: 'prod', namespace: 'ml', name: 'training' },
    clusterTitle: 'Production',
    phase: 'Ready',
    verdict: verdict('none-wanted', 'ok'),
    totals: {
      workersReady: 0,
      workersDesired: 0,
      cpu: 1,
      memory: 1,
      gpu: 0,
      tpu: 0,
    },
    labels: {},
    findings: { error: 0, warning: 0, info: 0 },
    ...overrides,
  };
}

/** The Application of {@link aFleetRow}, for one that Argo CD deploys. */
export function anApplication(
  overrides: Partial<FleetRow['application']> = {},
): FleetRow['application'] {
  return {
    name: 'training',
    namespace: 'argocd',
    project: 'default',
    sync: 'Synced',
    health: 'Healthy',
    ...overrides,
  };
}
