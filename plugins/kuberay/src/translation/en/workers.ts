/** Worker groups, pods and totals. */
export const workersMessages = {
  groups: {
    title: 'Worker groups of {{name}}',
    atMax: 'at max',
    unbounded: '∞',
    shownCounts: '{{ready, number}} / {{desired, number}}',
    bounds: '{{min, number}}–{{max, number}}',
    boundsUnbounded: '{{min, number}}–∞',
    counts:
      '{{ready, number}} of {{desired, number}} ready, {{min, number}} to {{max, number}} allowed',
    countsUnbounded:
      '{{ready, number}} of {{desired, number}} ready, at least {{min, number}} allowed, no maximum',
    none: 'No worker groups: all work is done on the head.',
    more_one:
      '{{count}} more group: {{ready, number}} / {{desired, number}} ready',
    more_other:
      '{{count}} more groups: {{ready, number}} / {{desired, number}} ready',
    summary_one:
      '{{count}} group: {{ready, number}} / {{desired, number}} ready',
    summary_other:
      '{{count}} groups: {{ready, number}} / {{desired, number}} ready',
    showAll_one: 'Show the group',
    showAll_other: 'Show all {{count}} groups',
    orphaned: 'not in the spec',
    orphanedPods_one: '{{count}} pod left',
    orphanedPods_other: '{{count}} pods left',
    head: 'head',
    headNotReady: 'not ready',
  },
  pods: {
    ready: '{{pods, number}} ready',
    starting: '{{pods, number}} starting',
    waiting: '{{pods, number}} waiting',
    failing: '{{pods, number}} failing',
    missing: '{{pods, number}} missing',
    summary: '{{counts}} of {{desired, number}}',
  },
  reason: {
    starting: '{{pods, number}} starting',
    missing: '{{pods, number}} not created yet',
    terminating: '{{pods, number}} being deleted',
    unschedulable: '{{pods, number}} waiting for a node',
    waiting: '{{pods, number}} waiting: {{reason}}',
    failing: '{{pods, number}} × {{reason}}',
    image: '{{pods, number}} cannot pull the image ({{reason}})',
    nodeLost: '{{pods, number}} on nodes that do not answer',
    neverReady: '{{pods, number}} running, but never ready',
    restarts_one: '{{count}} restart',
    restarts_other: '{{count}} restarts',
  },
  totals: {
    workers_one: '{{count, number}} worker',
    workers_other: '{{count, number}} workers',
    whenResumed: '{{workers, number}} when resumed',
    cpu: '{{cpu, number}} CPU',
    gpu: '{{gpu, number}} GPU',
    tpu: '{{tpu, number}} TPU',
  },
} as const;
