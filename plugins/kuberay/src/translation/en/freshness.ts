/** How fresh the data are, and why they are not. */
export const freshnessMessages = {
  freshness: {
    live: 'live',
    connecting: 'connecting',
    partial: 'partly live',
    notConnected: 'not connected',
    stale: 'as of {{age}} ago',
    ago: '{{age}} ago',
    seconds: '{{amount}} s',
    minutes: '{{amount}} min',
    hours: '{{amount}} h',
    days: '{{amount}} d',
    retrying: 'Trying again by itself.',
  },
  portal: {
    unreachable: 'The portal does not answer.',
    signedOut: 'The portal no longer knows who you are: sign in again.',
    unknownEntity: 'The portal does not find this entity.',
    serverError: 'The portal answers with an error.',
    malformed: 'The answer of the portal cannot be read.',
  },
  problem: {
    unreachable: '{{cluster}} does not answer.',
    timeout: '{{cluster}} takes too long to answer.',
    unauthorized: '{{cluster}} does not accept our credentials.',
    forbidden: '{{cluster}} does not let us read all that belongs here.',
    'server-error': '{{cluster}} answers with errors.',
    malformed: '{{cluster}} gives answers that cannot be read.',
    'needs-service-account':
      '{{cluster}} needs a service account to be watched.',
    'unknown-cluster':
      'The Kubernetes plugin has no cluster called {{cluster}}.',
    unknownClusterRemedy:
      'Correct the annotation kuberay.io/raycluster, or configure the cluster there.',
  },
} as const;
