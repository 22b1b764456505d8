import { ApplicationView, EntityView } from 'backstage-plugin-kuberay-common';

/** When waiting ends: with Argo CD, or with Ray. */
export type WaitUntil = 'argocd' | 'ready';

/** Where an entity's Ray clusters stand on their way. */
export interface WaitState {
  done: boolean;
  /** What is still to come, one sentence each. */
  missing: string[];
}

/**
 * What is still to come until a stack is up (design of `kuberay:wait`): CRDs Synced with a sync that succeeded, but not
 * Healthy, which their Application may never be (domain.md 7.1); operator Synced and Healthy; cluster Synced with a sync
 * that succeeded; Ray Ready. Applications that cannot be seen are not waited for: the operator may come from elsewhere.
 */
export function describeWait(
  view: EntityView | undefined,
  until: WaitUntil,
): WaitState {
  if (!view) {
    return {
      done: false,
      missing: ['the catalog does not show the entity yet'],
    };
  }
  const clusterApplications = view.applications.filter(
    ({ role }) => role === 'cluster',
  );
  const missing = [
    ...view.sources
      .filter(({ freshness }) => freshness.state !== 'live')
      .map(({ title }) => `${title} cannot be read at the moment`),
    ...(until === 'argocd' && clusterApplications.length === 0
      ? ['no Application that deploys the Ray cluster can be seen yet']
      : []),
    ...view.applications.flatMap(describeApplication),
    ...(until === 'ready' ? describeRay(view) : []),
  ];
  return { done: missing.length === 0, missing };
}

function describeApplication(application: ApplicationView): string[] {
  const { name, role, sync, health, operation, deleting } = application;
  if (role === 'other') {
    return [];
  }
  if (deleting) {
    return [`Application ${name} is being deleted`];
  }
  const faults = [
    ...(sync === 'Synced' ? [] : [sync]),
    ...(role === 'operator' && health !== 'Healthy' ? [health] : []),
    // Without an operation nothing had to be synced: what Git says was there before.
    ...(role !== 'operator' && operation && operation.phase !== 'Succeeded'
      ? [`sync ${operation.phase}`]
      : []),
  ];
  return faults.length === 0
    ? []
    : [`Application ${name}: ${faults.join(', ')}`];
}

function describeRay(view: EntityView): string[] {
  if (view.rayClusters.length === 0) {
    return [view.verdict.message];
  }
  return view.rayClusters
    .filter(({ phase }) => phase !== 'Ready')
    .map(
      ({ ref, phase }) => `Ray cluster ${ref.namespace}/${ref.name}: ${phase}`,
    );
}
