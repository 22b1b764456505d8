import { SYNC_WAVE_ANNOTATION } from '../argocdNames';
import {
  ADMISSION_API_VERSION,
  GUARD_NAME,
  NAMESPACE_NAME_LABEL,
} from './guardNames';
import { guardPolicySpec } from './guardPolicySpec';

/** Name, and the wave where a root's directory holds the object itself. */
interface GuardMetadata {
  name: string;
  annotations?: Record<string, string>;
}

/** What the guard does, whoever's cluster it is. */
export interface GuardPolicy {
  apiVersion: typeof ADMISSION_API_VERSION;
  kind: 'MutatingAdmissionPolicy';
  metadata: GuardMetadata;
  spec: typeof guardPolicySpec;
}

/** Where the guard does it: in the Ray namespaces. */
export interface GuardBinding {
  apiVersion: typeof ADMISSION_API_VERSION;
  kind: 'MutatingAdmissionPolicyBinding';
  metadata: GuardMetadata;
  spec: {
    policyName: string;
    matchResources: {
      namespaceSelector: {
        matchExpressions: [
          {
            key: typeof NAMESPACE_NAME_LABEL;
            operator: 'In';
            values: string[];
          },
        ];
      };
    };
  };
}

/**
 * The replica guard: a sync by Argo CD keeps the live `replicas` and `scaleStrategy` of every
 * worker group, whatever Git says (domain.md 6.9). Both objects are cluster-scoped with fixed
 * names, so that a second stack of the same Kubernetes cluster adds its namespace to the binding
 * rather than a second guard.
 *
 * @param wave - sync wave, where the objects are themselves children of a root.
 */
export function guardManifests(
  namespaces: readonly string[],
  wave?: string,
): [GuardPolicy, GuardBinding] {
  const metadata: GuardMetadata = {
    name: GUARD_NAME,
    ...(wave !== undefined && {
      annotations: { [SYNC_WAVE_ANNOTATION]: wave },
    }),
  };
  return [
    {
      apiVersion: ADMISSION_API_VERSION,
      kind: 'MutatingAdmissionPolicy',
      metadata,
      spec: guardPolicySpec,
    },
    {
      apiVersion: ADMISSION_API_VERSION,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata,
      spec: {
        policyName: GUARD_NAME,
        matchResources: {
          namespaceSelector: {
            matchExpressions: [
              {
                key: NAMESPACE_NAME_LABEL,
                operator: 'In',
                values: [...new Set(namespaces)],
              },
            ],
          },
        },
      },
    },
  ];
}
