import {
  KUBERAY_REPOSITORY,
  RESOURCES_FINALIZER,
  SYNC_WAVE_ANNOTATION,
} from '../argocdNames';
import type { ApplicationManifest } from './ApplicationManifest';
import type { PlatformInput } from './platformInput';
import {
  applicationDestination,
  applicationHead,
  operatorNamespace,
  RETRY,
} from './platformInput';

/** Name of the operator's Application, in the guide and here. */
export const OPERATOR_APPLICATION_NAME = 'ray-operator';

/** The operator, without the CRDs that its chart would bring along (domain.md 4.2). */
export function buildOperatorApplication(
  input: PlatformInput,
): ApplicationManifest {
  const guide = input.profile === 'ray-docs';
  return {
    ...applicationHead(input, {
      name: OPERATOR_APPLICATION_NAME,
      annotations: guide ? {} : { [SYNC_WAVE_ANNOTATION]: '-1' },
      finalizers: guide ? [] : [RESOURCES_FINALIZER],
    }),
    spec: {
      project: input.argocd.project,
      destination: applicationDestination(input, operatorNamespace(input)),
      source: {
        repoURL: KUBERAY_REPOSITORY,
        path: 'helm-chart/kuberay-operator',
        targetRevision: `v${input.versions.kuberay}`,
        helm: { skipCrds: true },
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true'],
        ...(!guide && { retry: RETRY }),
      },
    },
  };
}
