/** What a metric is, for OpenTelemetry and for the documentation. */
export interface MetricDefinition {
  name: string;
  type: 'counter' | 'up-down counter' | 'gauge';
  /** In UCUM, as OpenTelemetry asks for: `s`, `{event}` … */
  unit: string;
  /** The only attributes it has: none names an entity, a RayCluster or a pod, so their number stays bounded. */
  attributes: readonly string[];
  description: string;
}

/** Every metric of this plugin; `docs/metrics.md` has the same table. */
export const metricTable = {
  watchState: {
    name: 'kuberay.watch.state',
    type: 'gauge',
    unit: '1',
    attributes: ['source', 'kind', 'state'],
    description:
      'How the watch of a kind is: 1 for its present state of syncing, live, stale and failed, 0 for the others',
  },
  watchAge: {
    name: 'kuberay.watch.age',
    type: 'gauge',
    unit: 's',
    attributes: ['source', 'kind'],
    description: 'Time since anything was last heard of a kind',
  },
  objects: {
    name: 'kuberay.watch.objects',
    type: 'gauge',
    unit: '{object}',
    attributes: ['source', 'kind'],
    description: 'Objects of a kind that are known',
  },
  watchEvents: {
    name: 'kuberay.watch.events',
    type: 'counter',
    unit: '{event}',
    attributes: ['source', 'kind'],
    description: 'Changes that watches and streams have brought',
  },
  lists: {
    name: 'kuberay.watch.lists',
    type: 'counter',
    unit: '{list}',
    attributes: ['source', 'kind', 'reason'],
    description:
      'Whole lists that were read: at the start, because a version had expired, or after a failure',
  },
  leftOut: {
    name: 'kuberay.watch.left_out',
    type: 'counter',
    unit: '{object}',
    attributes: ['source', 'kind'],
    description:
      'Objects that are left out because they cannot be read; the log names each',
  },
  streams: {
    name: 'kuberay.streams',
    type: 'up-down counter',
    unit: '{stream}',
    attributes: [],
    description: 'Open event streams to browsers',
  },
  requests: {
    name: 'kuberay.upstream.requests',
    type: 'counter',
    unit: '{request}',
    attributes: ['upstream', 'outcome'],
    description: "Requests to Argo CD's API and to Ray's dashboards",
  },
  historyRows: {
    name: 'kuberay.history.rows',
    type: 'counter',
    unit: '{row}',
    attributes: [],
    description: 'Rows of the history that were written to the database',
  },
  historyFailures: {
    name: 'kuberay.history.failures',
    type: 'counter',
    unit: '{failure}',
    attributes: [],
    description: 'Attempts to write the history that failed',
  },
} as const satisfies Record<string, MetricDefinition>;
