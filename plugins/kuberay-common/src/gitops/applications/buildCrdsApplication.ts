import type { ApplicationManifest } from './ApplicationManifest';
import { syncRetry, syncWave } from './argocdChoices';
import type { PlatformInput } from './platformInput';
import {
  applicationDestination,
  applicationHead,
  operatorNamespace,
} from './platformInput';

/** Name of the CRDs' Application, in the guide and here. */
export const CRDS_APPLICATION_NAME = 'ray-operator-crds';

/**
 * The CRDs. Never pruned nor given a finalizer, since that would delete every RayCluster, and applied by the server,
 * since they are too large for an annotation (domain.md 4.2).
 *
 * @public
 */
export function buildCrdsApplication(
  input: PlatformInput,
): ApplicationManifest {
  const guide = input.profile === 'ray-docs';
  const retry = syncRetry(input);
  return {
    ...applicationHead(input, {
      name: CRDS_APPLICATION_NAME,
      annotations: syncWave(input, 'crds'),
    }),
    spec: {
      project: input.argocd.project,
      destination: applicationDestination(input, operatorNamespace(input)),
      source: {
        repoURL: input.sources.kuberay,
        path: 'helm-chart/kuberay-operator/crds',
        targetRevision: `v${input.versions.kuberay}`,
      },
      syncPolicy: {
        automated: { prune: guide, selfHeal: true },
        syncOptions: guide
          ? ['CreateNamespace=true', 'Replace=true']
          : ['ServerSideApply=true'],
        ...(retry && { retry }),
      },
    },
  };
}
