/** By which way requests reach a cluster: it tells who may have refused them. */
export type KubeVia = 'kubernetes-plugin' | 'kuberay-config';

/** One HTTP request to the API server of a cluster. */
export interface KubeRequest {
  method: 'GET' | 'PATCH';
  /** Encoded segments and query, without a leading slash. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

/** An HTTP answer, as far as we look at it. */
export interface KubeResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
  text(): Promise<string>;
}

/**
 * Sends requests to one cluster. Adds what the way needs (address, credentials), follows no redirect, retries
 * nothing, and throws whatever the way throws: `classifyKubeError` makes sense of it.
 */
export interface KubeTransport {
  readonly via: KubeVia;
  send(request: KubeRequest): Promise<KubeResponse>;
}
