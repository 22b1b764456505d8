import { z } from 'zod/v3';

/**
 * English sentence of each verdict, with `{{parameters}}`; the frontend translates by the same codes.
 *
 * Written as a person on call would say it.
 */
export const verdictMessages = {
  'all-ready': 'All {{desired}} workers are ready',
  'one-ready': 'The worker is ready',
  'none-wanted': 'Ready; no worker is asked for',
  'more-than-asked': '{{ready}} workers are ready, {{desired}} asked for',
  'scaling-up': 'Scaling up: {{ready}} of {{desired}} workers ready',
  'scaling-down': 'Scaling down: {{ready}} workers, {{desired}} asked for',
  starting: 'Starting: {{ready}} of {{desired}} workers ready',
  'starting-head': 'Starting: the head is not ready yet',
  'waiting-for-capacity':
    '{{group}} waits for capacity: {{ready}} of {{desired}} ready',
  'head-not-ready': 'The head is not ready: {{reason}}',
  'worker-crashing': '{{failing}} of {{desired}} workers keeps crashing',
  'workers-crashing': '{{failing}} of {{desired}} workers keep crashing',
  'workers-failing': '{{failing}} of {{desired}} workers failing: {{reason}}',
  'workers-lost':
    '{{failing}} of {{desired}} workers on nodes that do not answer',
  'duplicate-group':
    'Two groups are called {{group}}; one of them gets no workers',
  'spec-rejected': 'The operator rejects this cluster: {{reason}}',
  'replica-failure': 'The operator cannot manage the pods: {{reason}}',
  'state-unknown': 'The operator reports a state unknown here: {{state}}',
  suspending: 'Suspending',
  suspended: 'Suspended; no pods run',
  deleting: 'Being deleted',
  'deleting-held': 'Being deleted; {{finalizer}} holds it',
  'not-installed': 'KubeRay is not installed on {{cluster}} yet',
  missing: 'The Ray cluster is not there yet',
  'missing-syncing': 'Argo CD is creating the Ray cluster',
  'missing-sync-failed': 'Argo CD cannot create the Ray cluster: {{reason}}',
  'missing-not-synced':
    'Argo CD has not created the Ray cluster: somebody has to sync',
  'out-of-sync': 'The cluster is not what Git says: OutOfSync',
  'sync-failed': 'Argo CD cannot sync: {{reason}}',
  'sync-unknown': 'Argo CD cannot compare with Git',
  'not-matched': 'No Ray cluster belongs to this {{kind}} yet',
  'invalid-annotation': 'The annotation {{annotation}} cannot be read',
  'unknown-cluster': 'No Kubernetes cluster is called {{cluster}}',
  syncing: 'Reading {{cluster}} …',
  unavailable: '{{cluster}} cannot be read',
} as const;

/** Code of a verdict. */
export type VerdictCode = keyof typeof verdictMessages;

/** How a verdict is meant; decides icon and rank, never the words. */
export const verdictToneSchema = z.enum([
  'error',
  'warning',
  'unknown',
  'progressing',
  'suspended',
  'ok',
]);

/** How a verdict is meant. */
export type VerdictTone = z.infer<typeof verdictToneSchema>;

/** One line a person can act on. */
export const verdictSchema = z.object({
  code: z.enum(Object.keys(verdictMessages) as [VerdictCode, ...VerdictCode[]]),
  tone: verdictToneSchema,
  params: z.record(z.union([z.string(), z.number()])),
  /** English, for readers without our translations. */
  message: z.string(),
});

/** One line a person can act on. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Builds a verdict with its English sentence. */
export function verdict(
  code: VerdictCode,
  tone: VerdictTone,
  params: Record<string, string | number> = {},
): Verdict {
  const message = verdictMessages[code].replace(/\{\{(\w+)\}\}/g, (_, key) =>
    String(params[key] ?? ''),
  );
  return { code, tone, params, message };
}
