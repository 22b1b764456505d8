import type { PolicyRule } from './PolicyRule';

/**
 * What every authenticated caller may do on any cluster: the ClusterRoles `system:discovery`, `system:public-info-viewer` and
 * `system:basic-user`, which Kubernetes makes by itself. They are not stored here.
 */
export const defaultRules: readonly PolicyRule[] = [
  rule({
    verbs: ['get'],
    nonResourceURLs: [
      '/api',
      '/api/*',
      '/apis',
      '/apis/*',
      '/healthz',
      '/livez',
      '/openapi',
      '/openapi/*',
      '/readyz',
      '/version',
      '/version/',
    ],
  }),
  rule({
    verbs: ['create'],
    apiGroups: ['authorization.k8s.io'],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  }),
  rule({
    verbs: ['create'],
    apiGroups: ['authentication.k8s.io'],
    resources: ['selfsubjectreviews'],
  }),
];

function rule(given: Partial<PolicyRule>): PolicyRule {
  return {
    verbs: [],
    apiGroups: [],
    resources: [],
    resourceNames: [],
    nonResourceURLs: [],
    ...given,
  };
}
