import type { ApplicationRecord } from '../argocd/records';
import { readSyncProgress } from '../argocd/syncProgress';
import { formatRayClusterRef } from '../rayClusterRef';
import type { RayClusterRecord } from '../ray/records';
import type { ApplicationView, Finding, Verdict } from '../view';

/** Options of {@link findInApplications}. */
export interface FindInApplicationsOptions {
  /** The verdicts on the entity's Ray clusters themselves. */
  verdicts: Verdict[];
  applications: ApplicationView[];
  /** What the store keeps of the same Applications; one without a record is judged by its view alone. */
  records: readonly ApplicationRecord[];
  /** The RayClusters that they deploy, as far as they are there. */
  rayClusters: readonly RayClusterRecord[];
  /** Kubernetes clusters in which a replica guard is known to be in force. */
  guardedClusters: ReadonlySet<string>;
  now: Date;
}

/** Where Argo CD and Ray disagree, and what Argo CD cannot do. */
export function findInApplications(
  options: FindInApplicationsOptions,
): Finding[] {
  const { verdicts, applications } = options;
  return [
    ...applications.flatMap(findSyncTrouble),
    ...findDoubleClaims(applications),
    ...findBlindHealth(verdicts, applications),
  ];
}

function findSyncTrouble(application: ApplicationView): Finding[] {
  const progress = readSyncProgress(application);
  const { name } = application;
  if (progress.state === 'failed') {
    return [
      {
        code: 'sync-failed',
        severity: 'error',
        about: 'runtime',
        message: `Argo CD cannot sync ${name}: ${progress.reason}`,
        remedy: 'Correct what Git says, and push; Argo CD tries again.',
      },
    ];
  }
  if (progress.state === 'not-comparable') {
    return [
      {
        code: 'comparison-error',
        severity: 'error',
        about: 'runtime',
        message: `Argo CD cannot compare ${name} with Git: ${progress.reason}`,
        remedy:
          'Check that repository, path or chart version exist and that the values render. What is shown of the cluster is still true.',
      },
    ];
  }
  return progress.state === 'idle' ? findWaitingForSync(application) : [];
}

/** With self-heal Argo CD ends a difference by itself; without it one made in the cluster stays until somebody syncs. */
function findWaitingForSync(application: ApplicationView): Finding[] {
  const { name, role, sync, policy } = application;
  if (
    role !== 'cluster' ||
    sync !== 'OutOfSync' ||
    (policy.automated && policy.selfHeal)
  ) {
    return [];
  }
  const why = policy.automated
    ? 'self-heal is off, so Argo CD leaves alone what was changed in the cluster'
    : 'it is not synced automatically';
  return [
    {
      code: 'waits-for-sync',
      severity: 'warning',
      about: 'runtime',
      message: `${name} differs from Git and stays so: ${why}.`,
      remedy:
        'Look at the difference in Argo CD. Sync to get what Git says, or write the change of the cluster into Git.',
    },
  ];
}

/** Both Applications write the object in turn, so neither of their states means anything. */
function findDoubleClaims(applications: ApplicationView[]): Finding[] {
  const claims = new Map<string, ApplicationView[]>();
  for (const application of applications) {
    if (application.rayCluster) {
      const key = formatRayClusterRef(application.rayCluster);
      claims.set(key, [...(claims.get(key) ?? []), application]);
    }
  }
  return [...claims]
    .filter(([, claiming]) => claiming.length > 1)
    .map(([cluster, claiming]) => ({
      code: 'claimed-twice',
      severity: 'error',
      about: 'configuration',
      message: `${claiming
        .map(({ namespace, name }) => `${namespace}/${name}`)
        .join(' and ')} both deploy ${cluster} and overwrite each other.`,
      remedy:
        'Keep one Application for this Ray cluster. Delete the other without cascade, so that the cluster stays.',
    }));
}

/** Argo CD has no health check for ray.io kinds: its Healthy says that the object exists. */
function findBlindHealth(
  verdicts: Verdict[],
  applications: ApplicationView[],
): Finding[] {
  const blind =
    verdicts.some(({ tone }) => tone === 'error') &&
    applications.some(
      ({ role, sync, health }) =>
        role === 'cluster' && sync === 'Synced' && health === 'Healthy',
    );
  return blind
    ? [
        {
          code: 'argocd-health-blind',
          severity: 'info',
          about: 'configuration',
          message:
            'Argo CD has no health check for Ray clusters, so its Healthy says nothing here.',
          remedy: 'Add the health check for RayCluster to argocd-cm.',
        },
      ]
    : [];
}
