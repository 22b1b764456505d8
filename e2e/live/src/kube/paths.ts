/** Paths of the Kubernetes API that the check uses; every segment is a name that was validated. */
export const paths = {
  namespaces: '/api/v1/namespaces',
  namespace: (name: string) => `/api/v1/namespaces/${name}`,
  pods: (namespace: string) => `/api/v1/namespaces/${namespace}/pods`,
  applications: (namespace: string) =>
    `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/applications`,
  application: ({ namespace, name }: { namespace: string; name: string }) =>
    `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/applications/${name}`,
  projects: '/apis/argoproj.io/v1alpha1/appprojects',
  rayClusters: (namespace: string) =>
    `/apis/ray.io/v1/namespaces/${namespace}/rayclusters`,
  rayCluster: ({ namespace, name }: { namespace: string; name: string }) =>
    `/apis/ray.io/v1/namespaces/${namespace}/rayclusters/${name}`,
  definitions: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  definition: (name: string) =>
    `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`,
  deployments: '/apis/apps/v1/deployments',
  policies: '/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicies',
  policyBindings:
    '/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicybindings',
  clusterRoles: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
  clusterRoleBindings: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
  accessReviews: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
  version: '/version',
};
