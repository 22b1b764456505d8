/** Sentences of the card. */
export const cardMessages = {
  card: {
    title: 'Ray cluster',
    titleMany: 'Ray clusters',
    loading: 'Reading the Ray cluster …',
    retry: 'Try again',
    entity: '{{kind}} {{name}}',
    showAll_one: 'Show the Ray cluster',
    showAll_other: 'Show all {{count}} Ray clusters',
    otherFindings_one: '{{count}} more finding',
    otherFindings_other: '{{count}} more findings',
    ofRayCluster: '{{name}}: {{sentence}}',
    lastSeen: 'Last seen: {{verdict}}',
    more: 'Show all',
    less: 'Show less',
  },
  links: {
    rayDashboard: 'Ray dashboard',
    argocd: 'Argo CD',
  },
  demands: {
    waiting: 'Waiting in Ray: {{demands}}',
    exact: '{{amount}} × {{resources}}',
    atLeast: '{{amount}} or more × {{resources}}',
    memory: '{{memory}} memory',
    others_one: '{{count}} other kind',
    others_other: '{{count}} other kinds',
  },
  missing: {
    hint: 'Just created? Argo CD needs some minutes to see it in Git. Otherwise check the annotation kuberay.io/raycluster and the Application.',
  },
  notMatched: {
    hint: 'Create one from a template, or name one in catalog-info.yaml:',
  },
  notInstalled: {
    hint: 'Nothing known here is about to install it. Create the stack from a template, or install the chart kuberay-operator.',
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
