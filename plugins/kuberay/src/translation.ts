import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { verdictMessages } from 'backstage-plugin-kuberay-common';

/** Every sentence of the plugin, in English; apps add languages by this ref. */
export const kuberayTranslationRef = createTranslationRef({
  id: 'plugin.kuberay',
  messages: {
    verdict: verdictMessages,
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
    groups: {
      title: 'Worker groups of {{name}}',
      atMax: 'at max',
      unbounded: '∞',
      counts: '{{ready}} of {{desired}} ready, {{min}} to {{max}} allowed',
      countsUnbounded:
        '{{ready}} of {{desired}} ready, at least {{min}} allowed, no maximum',
      orphaned: 'not in the spec',
      orphanedPods_one: '{{count}} pod left',
      orphanedPods_other: '{{count}} pods left',
      head: 'head',
      headNotReady: 'not ready',
    },
    pods: {
      ready: '{{pods}} ready',
      starting: '{{pods}} starting',
      waiting: '{{pods}} waiting',
      failing: '{{pods}} failing',
      missing: '{{pods}} missing',
      summary: '{{counts}} of {{desired}}',
    },
    reason: {
      starting: '{{pods}} starting',
      missing: '{{pods}} not created yet',
      terminating: '{{pods}} being deleted',
      unschedulable: '{{pods}} waiting for a node',
      waiting: '{{pods}} waiting: {{reason}}',
      failing: '{{pods}} × {{reason}}',
      image: '{{pods}} cannot pull the image ({{reason}})',
      nodeLost: '{{pods}} on nodes that do not answer',
      neverReady: '{{pods}} running, but never ready',
      restarts_one: '{{count}} restart',
      restarts_other: '{{count}} restarts',
    },
    totals: {
      workers_one: '{{count}} worker',
      workers_other: '{{count}} workers',
      whenResumed: '{{workers}} when resumed',
      cpu: '{{cpu, number}} CPU',
      gpu: '{{gpu, number}} GPU',
      tpu: '{{tpu, number}} TPU',
    },
    links: {
      rayDashboard: 'Ray dashboard',
      argocd: 'Argo CD',
    },
    freshness: {
      live: 'live',
      connecting: 'connecting',
      notConnected: 'not connected',
      stale: 'as of {{age}} ago',
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
  },
});

/** The translate function of {@link kuberayTranslationRef}. */
export type KuberayTranslation = TranslationFunction<
  (typeof kuberayTranslationRef)['T']
>;

/** Translates this plugin's sentences into the user's language. */
export function useKuberayTranslation(): KuberayTranslation {
  return useTranslationRef(kuberayTranslationRef).t;
}
