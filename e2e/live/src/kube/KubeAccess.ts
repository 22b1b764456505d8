import type { RequestOptions } from 'node:https';

/** Where an API server is, and how one gets in. */
export interface KubeAccess {
  /** http or https. */
  server: string;
  /** Adds certificates, tokens and the way there to a request, fresh ones each time. */
  authenticate(options: RequestOptions): Promise<void>;
}
