import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** More tokens than any test has; the oldest are forgotten beyond it. */
const LIMIT = 1000;

/** Remembers in which order bearer tokens were first used, so that a fault can tell old ones from new. Keeps hashes only. */
export class TokensSeen {
  readonly #firstUses = new Map<string, number>();
  #uses = 0;

  /** How many different tokens there have been. */
  get count(): number {
    return this.#uses;
  }

  /** The place of the request's token in that order, from 1; undefined when it carries none. */
  note({ authorization = '' }: IncomingHttpHeaders): number | undefined {
    const [, token] = /^Bearer (.+)$/i.exec(authorization) ?? [];
    if (token === undefined) {
      return undefined;
    }
    const hash = createHash('sha256').update(token).digest('hex');
    const known = this.#firstUses.get(hash);
    if (known !== undefined) {
      return known;
    }
    this.#uses += 1;
    this.#firstUses.set(hash, this.#uses);
    const [oldest] = this.#firstUses.keys();
    if (this.#firstUses.size > LIMIT && oldest !== undefined) {
      this.#firstUses.delete(oldest);
    }
    return this.#uses;
  }
}
