import { z } from 'zod/v3';

/**
 * English sentence of each verdict, with `{{parameters}}`; the frontend translates by the same codes.
 *
 * Written as a person on call would say it.
 *
 * @public
 */
export const verdictMessages = {
  'all-ready': 'All {{desired}} workers are ready',
  'one-ready': 'The worker is ready',
  'none-wanted': 'Ready; no worker is asked for',
  'all-clusters-ready': 'All {{clusters}} Ray clusters are ready',
  'more-than-asked': '{{ready}} workers are ready, {{desired}} asked for',
  'one-more-than-asked': 'A worker is ready, none is asked for',
  'scaling-up': 'Scaling up: {{ready}} of {{desired}} workers ready',
  'scaling-up-one': 'Scaling up: the worker is not ready yet',
  'scaling-down': 'Scaling down: {{ready}} workers, {{desired}} asked for',
  'scaling-down-last': 'Scaling down: one worker, none asked for',
  starting: 'Starting: {{ready}} of {{desired}} workers ready',
  'starting-one': 'Starting: the worker is not ready yet',
  'starting-one-ready': 'Starting: the worker is ready',
  'starting-none': 'Starting; no worker is asked for',
  'starting-head': 'Starting: the head is not ready yet',
  'waiting-for-capacity':
    '{{group}} waits for capacity: {{ready}} of {{desired}} ready',
  'waiting-for-resource':
    '{{group}} waits for capacity: {{ready}} of {{desired}} ready, no node has enough {{resource}}',
  'head-waiting-for-capacity': 'The head waits for capacity',
  'head-waiting-for-resource':
    'The head waits for capacity: no node has enough {{resource}}',
  'group-at-maximum':
    '{{group}} is at its maximum; Ray asks for {{amount}} more {{resource}}',
  'demand-infeasible': 'No worker group can serve {{demand}}',
  'head-not-ready': 'The head is not ready: {{reason}}',
  'head-lost': 'The head is on a node that does not answer',
  'only-worker-crashing': 'The worker keeps crashing',
  'only-worker-failing': 'The worker fails: {{reason}}',
  'only-worker-lost': 'The worker is on a node that does not answer',
  'worker-crashing': '{{failing}} of {{desired}} workers keeps crashing',
  'workers-crashing': '{{failing}} of {{desired}} workers keep crashing',
  'workers-failing': '{{failing}} of {{desired}} workers failing: {{reason}}',
  'worker-lost':
    '{{failing}} of {{desired}} workers on a node that does not answer',
  'workers-lost':
    '{{failing}} of {{desired}} workers on nodes that do not answer',
  'duplicate-group':
    'Several groups are called {{group}}; only one of them gets workers',
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

/** Code of a verdict. @public */
export type VerdictCode = keyof typeof verdictMessages;

/** Whether this version knows the code: a backend that is newer than its reader may say another. @public */
export function isVerdictCode(code: string): code is VerdictCode {
  return Object.hasOwn(verdictMessages, code);
}

/** How a verdict is meant; decides icon and rank, never the words. @public */
export const verdictToneSchema = z.enum([
  'error',
  'warning',
  'unknown',
  'progressing',
  'suspended',
  'ok',
]);

/** How a verdict is meant. @public */
export type VerdictTone = z.infer<typeof verdictToneSchema>;

/** One line a person can act on. @public */
export const verdictSchema = z.object({
  /** One of `VerdictCode`, or one that a newer backend has: then `tone` and `message` say all that is needed. */
  code: z.string(),
  tone: verdictToneSchema,
  params: z.record(z.union([z.string(), z.number()])),
  /** English, for readers without our translations; begins with `rayCluster` where that is given. */
  message: z.string(),
  /** Which Ray cluster is meant, where the entity has several. */
  rayCluster: z.string().optional(),
});

/** One line a person can act on. @public */
export type Verdict = z.infer<typeof verdictSchema>;

/** Builds a verdict with its English sentence. @public */
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

/** The same verdict, saying which of several Ray clusters it is about. @public */
export function verdictOn(rayCluster: string, about: Verdict): Verdict {
  return { ...about, message: `${rayCluster}: ${about.message}`, rayCluster };
}
