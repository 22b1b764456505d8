/** What Argo CD and Ray call their states. */
export const statusMessages = {
  facts: {
    sync: 'Argo CD sync',
    health: 'Argo CD health',
    ray: 'Ray',
    noApplication: 'No app',
  },
  sync: { Synced: 'Synced', OutOfSync: 'OutOfSync', Unknown: 'Unknown' },
  health: {
    Healthy: 'Healthy',
    Progressing: 'Progressing',
    Degraded: 'Degraded',
    Suspended: 'Suspended',
    Missing: 'Missing',
    Unknown: 'Unknown',
  },
  phase: {
    NotInstalled: 'Not installed',
    Missing: 'Missing',
    Pending: 'Pending',
    WaitingForCapacity: 'Waiting',
    Scaling: 'Scaling',
    Ready: 'Ready',
    Degraded: 'Degraded',
    Suspending: 'Suspending',
    Suspended: 'Suspended',
    Deleting: 'Deleting',
    Unknown: 'Unknown',
  },
} as const;
