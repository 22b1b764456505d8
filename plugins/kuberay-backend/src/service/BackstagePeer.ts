import type { LoggerService } from '@backstage/backend-plugin-api';
import { z } from 'zod/v3';
import { askBackstage, hasAnswered } from './askBackstage';

/** Options of `BackstagePeer.create`. */
export interface BackstagePeerOptions<Client> {
  /** Begins sentences: "The catalog". */
  name: string;
  client: Client;
  logger: LoggerService;
}

/** What a failure is called; its message may hold an address or a token. */
const failureSchema = z.object({
  name: z.string().optional(),
  statusCode: z.number().optional(),
  code: z.string().optional(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

/**
 * Another plugin of the portal, as this one asks it. When it begins to fail the log has one line, and one when it
 * answers again, however many requests there are in between. A refusal is an answer.
 */
export class BackstagePeer<Client> {
  readonly #options: BackstagePeerOptions<Client>;
  #isFailing = false;

  private constructor(options: BackstagePeerOptions<Client>) {
    this.#options = options;
  }

  static create<Client>(
    options: BackstagePeerOptions<Client>,
  ): BackstagePeer<Client> {
    return new BackstagePeer(options);
  }

  /** @throws AuthenticationError, NotAllowedError or ServiceUnavailableError; see `askBackstage` */
  ask<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer> {
    const { name, client } = this.#options;
    return askBackstage(name, async () => {
      try {
        const answer = await question(client);
        this.#answers();
        return answer;
      } catch (error) {
        if (hasAnswered(error)) {
          this.#answers();
        } else {
          this.#fails(error);
        }
        throw error;
      }
    });
  }

  #answers(): void {
    if (this.#isFailing) {
      this.#isFailing = false;
      this.#options.logger.info(`${this.#options.name} answers again`);
    }
  }

  #fails(error: unknown): void {
    if (!this.#isFailing) {
      this.#isFailing = true;
      this.#options.logger.warn(
        `${this.#options.name} could not be asked: ${nameFailure(error)}`,
      );
    }
  }
}

/** As `ResponseError 500` or `TypeError ECONNREFUSED`. */
function nameFailure(error: unknown): string {
  const failure = failureSchema.safeParse(error);
  if (!failure.success) {
    return 'Error';
  }
  const { name = 'Error', statusCode, code, cause } = failure.data;
  return [name, statusCode ?? code ?? cause?.code].filter(Boolean).join(' ');
}
