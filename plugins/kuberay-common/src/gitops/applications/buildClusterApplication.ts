import { ANNOTATION_ENTITY } from '../../annotations';
import { RAY_CLUSTER_CHART } from '../argocdNames';
import { canonicalEntityRef } from '../input/entityRefSchema';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { ApplicationManifest } from './ApplicationManifest';
import { finalizers, syncRetry, syncWave } from './argocdChoices';
import { clusterValues } from './clusterValues';
import { ignoreDifferences } from './ignoreDifferences';
import { applicationDestination, applicationHead } from './platformInput';

/**
 * The RayCluster. Neither Replace nor RespectIgnoreDifferences nor ServerSideApply: each of them
 * breaks autoscaling or loses edits (domain.md 6.2, 6.3).
 *
 * @public
 */
export function buildClusterApplication(
  input: RayStackInput,
): ApplicationManifest {
  const guide = input.profile === 'ray-docs';
  const { entityRef } = input;
  const ignored = ignoreDifferences(input);
  const retry = syncRetry(input);
  return {
    ...applicationHead(input, {
      name: input.name,
      annotations: {
        ...syncWave(input, 'cluster'),
        ...(entityRef !== undefined && {
          [ANNOTATION_ENTITY]: canonicalEntityRef(entityRef),
        }),
      },
      finalizers: finalizers(input),
    }),
    spec: {
      project: input.argocd.project,
      destination: applicationDestination(input, input.destination.namespace),
      source: {
        repoURL: input.sources.charts,
        chart: RAY_CLUSTER_CHART,
        targetRevision: input.versions.chart ?? input.versions.kuberay,
        helm: {
          releaseName: input.name,
          valuesObject: clusterValues(input),
        },
      },
      ...(ignored && { ignoreDifferences: ignored }),
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: guide
          ? ['CreateNamespace=true']
          : [
              'CreateNamespace=true',
              'ApplyOutOfSyncOnly=true',
              'SkipDryRunOnMissingResource=true',
            ],
        ...(retry && { retry }),
      },
    },
  };
}
