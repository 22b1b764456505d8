import { replyAnswer } from './Answer';

/** Where a handler's answer goes; a fault may stand between it and the socket. */
export interface Reply {
  /** Aborted when the connection is gone or the answer complete. */
  readonly closed: AbortSignal;
  readonly isStarted: boolean;
  /** Sends status and headers at once; called once, before the first write. */
  start(options: { status: number; headers: Record<string, string> }): void;
  /** False when the receiver is slower than the sender: wait for `drained` before writing much more. */
  write(chunk: string | Buffer): boolean;
  /** Resolves when more may be written, or the connection is gone. */
  drained(): Promise<void>;
  /** Bytes that wait for the receiver. */
  readonly bufferedBytes: number;
  end(chunk?: string | Buffer): void;
  /** Breaks the connection without completing the answer. */
  destroy(): void;
}

/** Answers with a text, complete. */
export function replyText(
  reply: Reply,
  options: {
    status: number;
    text: string;
    headers?: Record<string, string>;
  },
): void {
  replyAnswer(reply, {
    status: options.status,
    contentType: 'text/plain; charset=utf-8',
    body: options.text,
    ...(options.headers && { headers: options.headers }),
  });
}

/** Answers with JSON, complete. */
export function replyJson(
  reply: Reply,
  options: { status: number; body: unknown },
): void {
  replyAnswer(reply, {
    status: options.status,
    contentType: 'application/json',
    body: JSON.stringify(options.body),
  });
}
