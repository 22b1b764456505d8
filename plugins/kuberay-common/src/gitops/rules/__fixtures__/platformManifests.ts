const REPOSITORY = 'https://github.com/ray-project/kuberay';
const SERVER = 'https://kubernetes.default.svc';
const ARGOCD = 'argoproj.io/v1alpha1';

/** The Application of the CRDs with which no rule finds fault. */
export function crdsManifest(
  options: {
    version?: string;
    syncOptions?: string[];
    automated?: object;
    spec?: object;
  } = {},
): object {
  const { automated, spec, syncOptions, version = 'v1.5.1' } = options;
  return {
    apiVersion: ARGOCD,
    kind: 'Application',
    metadata: { name: 'crds', namespace: 'argocd' },
    spec: {
      project: 'ml',
      destination: { server: SERVER, namespace: 'ray-system' },
      source: {
        repoURL: REPOSITORY,
        path: 'helm-chart/kuberay-operator/crds',
        targetRevision: version,
      },
      syncPolicy: {
        automated: automated ?? { prune: false, selfHeal: true },
        syncOptions: syncOptions ?? ['ServerSideApply=true'],
        retry: { limit: 10 },
      },
      ...spec,
    },
  };
}

/** The Application of the operator with which no rule finds fault. */
export function operatorManifest(
  options: { version?: string; helm?: object; values?: object } = {},
): object {
  const { helm, values, version = 'v1.5.1' } = options;
  return {
    apiVersion: ARGOCD,
    kind: 'Application',
    metadata: { name: 'operator', namespace: 'argocd', finalizers: [] },
    spec: {
      project: 'ml',
      destination: { server: SERVER, namespace: 'ray-system' },
      source: {
        repoURL: REPOSITORY,
        path: 'helm-chart/kuberay-operator',
        targetRevision: version,
        helm: { skipCrds: true, valuesObject: values, ...helm },
      },
      syncPolicy: { automated: {}, retry: { limit: 10 } },
    },
  };
}

/** Policy and binding of a replica guard for these namespaces. */
export function guardManifests(namespaces: string[]): object[] {
  const name = 'raycluster-keep-autoscaled-replicas';
  return [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicy',
      metadata: { name },
      spec: {
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['ray.io'], resources: ['rayclusters'] },
          ],
        },
        mutations: [{ jsonPatch: { expression: 'path: "/spec/…/replicas"' } }],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name },
      spec: {
        policyName: name,
        matchResources: {
          namespaceSelector: {
            matchExpressions: [
              {
                key: 'kubernetes.io/metadata.name',
                operator: 'In',
                values: namespaces,
              },
            ],
          },
        },
      },
    },
  ];
}
