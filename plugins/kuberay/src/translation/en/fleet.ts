/** Sentences of the fleet page. */
export const fleetMessages = {
  fleet: {
    title: 'Ray clusters',
    loading: 'Reading the Ray clusters …',
    number: '{{amount, number}}',
    totals: {
      rayClusters_one: 'Ray cluster',
      rayClusters_other: 'Ray clusters',
      ofAll: 'of {{all, number}}',
      needAttention_one: 'needs attention',
      needAttention_other: 'need attention',
      workers: 'workers ready',
      cpu: 'CPU',
      memory: 'memory',
      gpu: 'GPU',
      tpu: 'TPU',
    },
    filters: {
      group: 'Filters',
      search: 'Search',
      searchHint: 'Name, owner, verdict …',
      clusters: 'Cluster',
      namespaces: 'Namespace',
      owners: 'Owner',
      phases: 'Ray',
      syncs: 'Argo CD sync',
      all: 'All',
      find: 'Find',
      noOwner: 'No owner',
      option: '{{label}} ({{amount, number}})',
      reset: 'Reset filters',
      matches_one: '{{shown, number}} of {{count, number}} Ray cluster',
      matches_other: '{{shown, number}} of {{count, number}} Ray clusters',
    },
    columns: {
      name: 'Ray cluster',
      verdict: 'Verdict',
      workers: 'Workers',
      lastHour: 'Last hour',
      phase: 'Ray',
      sync: 'Sync',
      health: 'Health',
      owner: 'Owner',
      age: 'Age',
    },
    row: {
      place: '{{cluster}} / {{namespace}}',
      workers: '{{ready, number}} / {{desired, number}}',
      workersWords: '{{ready, number}} of {{desired, number}} workers ready',
      workersMax: 'at most {{max, number}}',
      unbounded: 'no maximum',
      lastHour: 'Workers of {{name}} in the last hour',
      findings_one: '{{count, number}} finding',
      findings_other: '{{count, number}} findings',
      none: 'None',
      asOf: 'as of {{age}} ago',
    },
    pages: {
      shown: '{{from, number}}–{{to, number}} of {{all, number}}',
      size: '{{size}} a page',
    },
    sources: {
      staleCluster_one:
        '{{cluster}} has been unreadable for {{age}}; its Ray cluster is shown as it was',
      staleCluster_other:
        '{{cluster}} has been unreadable for {{age}}; its {{count, number}} Ray clusters are shown as they were',
      staleClusterEmpty:
        '{{cluster}} has been unreadable for {{age}}; it had no Ray cluster then',
      staleArgocd:
        '{{cluster}} has been unreadable for {{age}}; its sync and health are shown as they were',
      failedCluster:
        '{{cluster}} cannot be read; its Ray clusters are missing here',
      failedArgocd:
        '{{cluster}} cannot be read; its sync and health are missing here',
      syncingCluster:
        'Reading {{cluster}} …; its Ray clusters are still to come',
      syncingArgocd: 'Reading {{cluster}} …; sync and health are still to come',
      many: '{{amount, number}} of {{all, number}} sources are not up to date',
    },
    portal: {
      notFound: 'The portal has no KubeRay backend.',
      notFoundRemedy: 'Add backstage-plugin-kuberay-backend to the backend.',
      stale: 'What you see is as of {{age}} ago.',
    },
    empty: {
      title: 'No Ray cluster yet',
      hint: 'Those that run on the connected Kubernetes clusters appear here by themselves.',
      unread: 'No Ray cluster is known',
      unreadHint: 'That says nothing: some sources cannot be read.',
      noSource: 'No Kubernetes cluster is connected',
      noSourceHint:
        'Configure one for the Kubernetes plugin, or under kuberay.clusters.',
    },
    noMatch: {
      title: 'No Ray cluster matches',
      hint_one: 'There is one without the filters.',
      hint_other: 'There are {{count, number}} without the filters.',
    },
    forbidden: {
      title: 'You may not see the fleet of Ray clusters',
      hint: 'Ask whoever runs the portal for the permission kuberay.fleet.read. The Ray clusters of an entity are on its own page.',
    },
    failed: { title: 'The Ray clusters cannot be read', retry: 'Try again' },
  },
} as const;
