/** Sentences of the card. */
export const cardMessages = {
  card: {
    title: 'Ray cluster',
    titleMany: 'Ray clusters',
    loading: 'Reading the Ray cluster …',
    retry: 'Try again',
    entity: '{{kind}} {{name}}',
    ofRayCluster: '{{name}}: {{sentence}}',
    lastSeen: 'Last seen: {{verdict}}',
    more: 'Show all',
    less: 'Show less',
  },
  links: {
    rayDashboard: 'Ray dashboard',
    argocd: 'Argo CD',
  },
  missing: {
    hint: 'Just created? Argo CD needs some minutes to see it in Git. Otherwise check the annotation kuberay.io/raycluster and the Application.',
  },
  notMatched: {
    hint: 'Create one from a template, or name one in catalog-info.yaml:',
  },
  invalidAnnotation: {
    hint: 'It takes <cluster>/<namespace>/<name>, the cluster only where there are several; a comma before the next. For example:',
  },
  snippet: {
    title: 'Annotation for catalog-info.yaml',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Select and copy by hand',
  },
  failed: {
    verdict: 'The Ray cluster cannot be shown',
  },
  forbidden: {
    verdict: 'You may not see the Ray clusters of this entity',
    hint: 'Somebody who decides about permissions can allow kuberay.cluster.read.',
  },
} as const;
