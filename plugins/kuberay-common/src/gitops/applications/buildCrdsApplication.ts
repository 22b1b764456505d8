import { KUBERAY_REPOSITORY, SYNC_WAVE_ANNOTATION } from '../argocdNames';
import type { ApplicationManifest, SyncPolicy } from './ApplicationManifest';
import type { PlatformInput } from './platformInput';
import {
  applicationDestination,
  applicationHead,
  operatorNamespace,
  RETRY,
} from './platformInput';

/** Name of the CRDs' Application, in the guide and here. */
export const CRDS_APPLICATION_NAME = 'ray-operator-crds';

const GUIDE_POLICY: SyncPolicy = {
  automated: { prune: true, selfHeal: true },
  syncOptions: ['CreateNamespace=true', 'Replace=true'],
};

const RECOMMENDED_POLICY: SyncPolicy = {
  automated: { prune: false, selfHeal: true },
  syncOptions: ['ServerSideApply=true'],
  retry: RETRY,
};

/**
 * The CRDs. Never pruned, since that would delete every RayCluster, and applied by the server,
 * since they are too large for an annotation (domain.md 4.2).
 */
export function buildCrdsApplication(
  input: PlatformInput,
): ApplicationManifest {
  const guide = input.profile === 'ray-docs';
  return {
    ...applicationHead(input, {
      name: CRDS_APPLICATION_NAME,
      annotations: guide ? {} : { [SYNC_WAVE_ANNOTATION]: '-2' },
    }),
    spec: {
      project: input.argocd.project,
      destination: applicationDestination(input, operatorNamespace(input)),
      source: {
        repoURL: KUBERAY_REPOSITORY,
        path: 'helm-chart/kuberay-operator/crds',
        targetRevision: `v${input.versions.kuberay}`,
      },
      syncPolicy: guide ? GUIDE_POLICY : RECOMMENDED_POLICY,
    },
  };
}
