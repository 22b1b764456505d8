import { z } from 'zod/v3';
import { classifyPluginAnswer } from './classifyPluginAnswer';
import { KubeError } from './KubeError';
import type { WatchedKind } from './watchedKinds';
import { resourceName } from './watchedKinds';

/** An HTTP answer that is not the one that was asked for. */
export interface KubeAnswer {
  /** HTTP status, or the code of a Status in an ERROR event. */
  status: number;
  body: string;
}

/** What was asked: it makes the sentence. */
export type KubeQuestion =
  | { verb: 'list' | 'watch'; kind: WatchedKind }
  | { verb: 'get'; path: string };

/** Body of a refusal by Kubernetes itself. */
const statusSchema = z.object({ kind: z.literal('Status') });

/** Body of a refusal by Backstage: its own router or the Kubernetes plugin. */
const backstageErrorSchema = z.object({
  error: z.object({ message: z.string() }),
});

/** The proxy's words for a cluster that it cannot reach (`KubernetesProxy` of plugin-kubernetes-backend). */
const PROXY_REQUEST_ERROR = /^Cluster '.*' request error/;

/** The proxy's words for a name that no cluster locator knows (same file). */
const PROXY_UNKNOWN_CLUSTER =
  /^(Cluster '.*' not found|No Clusters configured)/;

/** What an API server sends, as text, for a group that it does not serve (recorded, Kubernetes 1.36). */
const GROUP_NOT_SERVED = '404 page not found';

/**
 * Tells refusals apart, whoever sent them: the cluster, the Kubernetes plugin's proxy or Backstage's router.
 * Bodies decide only who speaks; none of their text gets into the message.
 */
export function classifyKubeAnswer(
  answer: KubeAnswer,
  question: KubeQuestion,
): KubeError {
  const backstageMessage = readBackstageMessage(answer.body);
  return backstageMessage === undefined
    ? classifyClusterAnswer(answer, question)
    : classifyBackstageAnswer(answer.status, backstageMessage);
}

function classifyBackstageAnswer(status: number, message: string): KubeError {
  if (PROXY_UNKNOWN_CLUSTER.test(message)) {
    return new KubeError(
      'unknown-cluster',
      'The Kubernetes plugin knows no cluster of this name',
    );
  }
  return PROXY_REQUEST_ERROR.test(message)
    ? new KubeError('unreachable', 'The Kubernetes plugin cannot connect to it')
    : classifyPluginAnswer(status);
}

function classifyClusterAnswer(
  { status, body }: KubeAnswer,
  question: KubeQuestion,
): KubeError {
  const isStatus = statusSchema.safeParse(parseJson(body)).success;
  switch (status) {
    case 401:
      return new KubeError(
        'unauthorized',
        'The cluster does not accept the credentials that Backstage has for it',
      );
    case 403:
      return new KubeError(
        'forbidden',
        `The cluster does not allow Backstage to ${question.verb} ${nameOf(
          question,
        )}`,
      );
    case 404:
      // The core group is part of every API server: without it, this is none.
      if (
        'kind' in question &&
        question.kind.group &&
        (isStatus || body.trim() === GROUP_NOT_SERVED)
      ) {
        return new KubeError(
          'not-installed',
          `The cluster does not serve ${nameOf(question)}`,
        );
      }
      return body.trim() === ''
        ? classifyPluginAnswer(status)
        : new KubeError('malformed', 'No Kubernetes API answers there');
    case 410:
      return new KubeError('expired', 'The watch is too old to go on');
    case 408:
    case 504:
      return new KubeError('timeout', 'No answer came in time');
    default:
      return new KubeError(
        'server-error',
        `The cluster answers with HTTP ${status}`,
      );
  }
}

function nameOf(question: KubeQuestion): string {
  return 'kind' in question ? resourceName(question.kind) : `/${question.path}`;
}

function readBackstageMessage(body: string): string | undefined {
  const parsed = backstageErrorSchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data.error.message : undefined;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Text is an answer too: the group that is not served, or a page of some gateway.
    return undefined;
  }
}
