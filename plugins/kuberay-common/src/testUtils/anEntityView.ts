import { verdict, type EntityView } from '../view';
import { anApplicationView } from './anApplicationView';
import { aRayClusterView } from './aRayClusterView';

/** A component with one Ray cluster that is well, read from one cluster that is watched live. @public */
export function anEntityView(overrides: Partial<EntityView> = {}): EntityView {
  return {
    entityRef: 'component:default/payments-features',
    verdict: verdict('all-ready', 'ok', { desired: 3 }),
    rayClusters: [aRayClusterView()],
    applications: [anApplicationView()],
    findings: [],
    sources: [
      {
        kind: 'kubernetes',
        cluster: 'prod',
        title: 'Production',
        freshness: { state: 'live', since: '2026-11-21T02:05:00Z' },
      },
    ],
    ...overrides,
  };
}
