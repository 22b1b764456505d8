import { z } from 'zod/v3';
import { classifyPluginAnswer } from './classifyPluginAnswer';
import type { KubeObjectKey } from './KubeConnection';
import { KubeError } from './KubeError';
import type { KubeVia } from './KubeTransport';
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
  | {
      verb: 'list' | 'watch';
      kind: WatchedKind;
      namespace?: string;
      /** A further page of a list. */
      continues?: boolean;
      /** A watch that is to begin with everything that is there. */
      streams?: boolean;
    }
  | { verb: 'get' | 'patch'; kind: WatchedKind; key: KubeObjectKey }
  | { verb: 'get'; path: string }
  | { verb: 'reach'; service: string; namespace: string };

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
  via: KubeVia,
): KubeError {
  const backstageMessage =
    via === 'kubernetes-plugin' ? readBackstageMessage(answer.body) : undefined;
  return backstageMessage === undefined
    ? classifyClusterAnswer(answer, question, via)
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
  via: KubeVia,
): KubeError {
  const isStatus = statusSchema.safeParse(parseJson(body)).success;
  if ('service' in question && !isStatus) {
    return classifyServiceAnswer(status, question);
  }
  if (isStatus && isStreamRefusal(status, question)) {
    return new KubeError(
      'not-streamed',
      'The cluster offers no streaming list',
    );
  }
  switch (status) {
    case 400:
      // The token of a list that is too old may not be readable any more (recorded, Kubernetes 1.36).
      return 'continues' in question && question.continues && isStatus
        ? new KubeError('expired', 'The list is too old to go on')
        : unexpectedStatus(status);
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
      return classifyNotFound(body, isStatus, question, via);
    case 408:
    case 504:
      return new KubeError('timeout', 'No answer came in time');
    case 409:
      return new KubeError(
        'conflict',
        'Somebody else has changed it at the same time',
      );
    case 410:
      return new KubeError('expired', 'The watch is too old to go on');
    case 503:
      return 'service' in question
        ? new KubeError('unreachable', 'The service has nobody who answers')
        : unexpectedStatus(status);
    default:
      return unexpectedStatus(status);
  }
}

/** 422 `Invalid` where the feature is off, or the server too old for it; 400 where a proxy or a kind knows no such query. */
function isStreamRefusal(status: number, question: KubeQuestion): boolean {
  return (
    'streams' in question &&
    question.streams === true &&
    (status === 400 || status === 422)
  );
}

function classifyNotFound(
  body: string,
  isStatus: boolean,
  question: KubeQuestion,
  via: KubeVia,
): KubeError {
  if (isStatus && ('key' in question || 'service' in question)) {
    return new KubeError('not-found', `There are no ${nameOf(question)}`);
  }
  // The core group is part of every API server: without it, this is none.
  if (
    'kind' in question &&
    question.kind.group &&
    (isStatus || body.trim() === GROUP_NOT_SERVED)
  ) {
    return new KubeError(
      'not-installed',
      `The cluster does not serve ${resourceName(question.kind)}`,
    );
  }
  return body.trim() === '' && via === 'kubernetes-plugin'
    ? classifyPluginAnswer(404)
    : new KubeError('malformed', 'No Kubernetes API answers there');
}

/** What the program behind a Service says, which is no word of Kubernetes. */
function classifyServiceAnswer(
  status: number,
  question: KubeQuestion,
): KubeError {
  switch (status) {
    case 404:
      return new KubeError(
        'not-found',
        `The ${nameOf(question)} have no such page`,
      );
    case 502:
    case 503:
      return new KubeError('unreachable', 'The service does not answer');
    case 504:
      return new KubeError('timeout', 'No answer came in time');
    default:
      return new KubeError(
        'server-error',
        `The service answers with HTTP ${status}`,
      );
  }
}

function unexpectedStatus(status: number): KubeError {
  return new KubeError(
    'server-error',
    `The cluster answers with HTTP ${status}`,
  );
}

function nameOf(question: KubeQuestion): string {
  if ('path' in question) {
    return `/${question.path}`;
  }
  if ('service' in question) {
    return `services/proxy in namespace ${question.namespace}`;
  }
  const resource = resourceName(question.kind);
  if ('key' in question) {
    const { namespace, name } = question.key;
    return `${resource} called ${name} in namespace ${namespace}`;
  }
  return question.namespace === undefined
    ? resource
    : `${resource} in namespace ${question.namespace}`;
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
