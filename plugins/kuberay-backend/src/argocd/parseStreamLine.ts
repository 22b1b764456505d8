import { z } from 'zod/v3';
import { KubeError } from '../kube/KubeError';
import { kubeObjectSchema } from '../kube/kubeObjectSchema';
import type { ArgocdStreamEvent } from './ArgocdApi';
import type { ArgocdQuestion } from './classifyArgocdAnswer';
import { classifyArgocdAnswer } from './classifyArgocdAnswer';

const lineSchema = z.union([
  z.object({
    result: z.object({
      type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
      application: kubeObjectSchema,
    }),
  }),
  // grpc-gateway 1 names the codes one way, grpc-gateway 2 the other.
  z.object({
    error: z.object({
      grpc_code: z.number().optional(),
      http_code: z.number().optional(),
      code: z.number().optional(),
      message: z.string().default(''),
    }),
  }),
]);

/**
 * Reads one line of a stream of Applications: JSON as it is, or as the data of a server-sent event.
 * A line that begins with a colon is Argo CD's heartbeat, every 15 s where events were asked for.
 *
 * @throws KubeError `malformed` for a line that is nothing of this: what it said is lost, so the caller lists again.
 * @throws KubeError for an error, which comes in a stream of status 200.
 */
export function parseStreamLine(
  line: string,
  question: ArgocdQuestion,
): ArgocdStreamEvent {
  if (line.startsWith(':')) {
    return { type: 'HEARTBEAT' };
  }
  const parsed = lineSchema.safeParse(parseJson(line.replace(/^data:/, '')));
  if (!parsed.success) {
    throw malformed();
  }
  if ('result' in parsed.data) {
    const { type, application } = parsed.data.result;
    return { type, object: application };
  }
  const { grpc_code, http_code, code, message } = parsed.data.error;
  throw classifyArgocdAnswer(
    {
      status: http_code ?? 500,
      body: JSON.stringify({ code: grpc_code ?? code, message }),
    },
    question,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): KubeError {
  return new KubeError(
    'malformed',
    'Argo CD sends a line that is no event of an Application',
  );
}
