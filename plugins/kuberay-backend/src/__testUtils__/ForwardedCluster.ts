import type { Request, Response } from 'express';
import { request as httpRequest } from 'node:http';

/** A cluster behind an address, reached as the Kubernetes plugin's proxy reaches it: with the cluster's own token. */
export class ForwardedCluster {
  readonly #url: string;
  readonly #token: () => string;

  constructor(options: { url: string; token: string | (() => string) }) {
    const { url, token } = options;
    this.#url = url;
    this.#token = typeof token === 'string' ? () => token : token;
  }

  answer(req: Request, res: Response): void {
    const upstream = httpRequest(
      `${this.#url}${req.url}`,
      { headers: { authorization: `Bearer ${this.#token()}` } },
      answer => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        res.flushHeaders();
        answer.pipe(res);
        answer.on('error', () => res.destroy());
      },
    );
    upstream.on('error', () => res.destroy());
    res.on('close', () => upstream.destroy());
    upstream.end();
  }
}
