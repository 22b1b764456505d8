import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Reply } from './Reply';

/** One request and the way to its answer. */
export interface Exchange {
  method: string;
  /** Still percent-encoded, begins with a slash, without the query; what a router has dealt with is cut off. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Readable;
  /** `http://127.0.0.1:7010`, in the spelling that the client used. */
  baseUrl: string;
  reply: Reply;
}

/** Answers a request; what it throws becomes a 500, or breaks an answer that has begun. */
export type Handler = (exchange: Exchange) => Promise<void>;
