import type { Reply } from './Reply';

/** A complete answer, before it is sent. */
export interface Answer {
  status: number;
  contentType: string;
  body: string;
  headers?: Record<string, string>;
}

/** Sends it. */
export function replyAnswer(reply: Reply, answer: Answer): void {
  reply.start({
    status: answer.status,
    headers: {
      ...answer.headers,
      'content-type': answer.contentType,
      'content-length': String(Buffer.byteLength(answer.body)),
    },
  });
  reply.end(answer.body);
}
