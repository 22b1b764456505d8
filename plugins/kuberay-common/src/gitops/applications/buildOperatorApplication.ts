import type { RayStackInput } from '../input/rayStackInputSchema';
import type { ApplicationManifest } from './ApplicationManifest';
import { finalizers, syncRetry, syncWave } from './argocdChoices';
import { operatorValues } from './operatorValues';
import type { PlatformInput } from './platformInput';
import {
  applicationDestination,
  applicationHead,
  operatorNamespace,
} from './platformInput';

/** Name of the operator's Application, in the guide and here. */
export const OPERATOR_APPLICATION_NAME = 'ray-operator';

/** What the operator's Application is made from. @public */
export type OperatorPlatformInput = PlatformInput &
  Pick<RayStackInput, 'operator'>;

/** The operator, without the CRDs that its chart would bring along (domain.md 4.2). @public */
export function buildOperatorApplication(
  input: OperatorPlatformInput,
): ApplicationManifest {
  const retry = syncRetry(input);
  const values = operatorValues(input.operator);
  return {
    ...applicationHead(input, {
      name: OPERATOR_APPLICATION_NAME,
      annotations: syncWave(input, 'operator'),
      finalizers: finalizers(input),
    }),
    spec: {
      project: input.argocd.project,
      destination: applicationDestination(input, operatorNamespace(input)),
      source: {
        repoURL: input.sources.kuberay,
        path: 'helm-chart/kuberay-operator',
        targetRevision: `v${input.versions.kuberay}`,
        helm: { skipCrds: true, ...(values && { valuesObject: values }) },
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true'],
        ...(retry && { retry }),
      },
    },
  };
}
