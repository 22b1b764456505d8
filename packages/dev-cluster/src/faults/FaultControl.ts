import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Answer } from '../http/Answer';
import { replyAnswer } from '../http/Answer';
import type { Exchange, Handler } from '../http/Exchange';
import { readBody } from '../http/readBody';
import { replyJson, replyText } from '../http/Reply';
import type { AddressedApi } from './apiOf';
import { apiOf } from './apiOf';
import type { Burst } from './burstOfChanges';
import { burstSchema } from './burstOfChanges';
import { expiredTokenAnswer } from './expiredTokenAnswer';
import { faultRuleSchema } from './Fault';
import type { FaultRule } from './Fault';
import { errorLineOf } from './errorLineOf';
import { FaultyReply } from './FaultyReply';
import { refusalOf } from './refusalOf';
import { RequestCounter } from './RequestCounter';
import { TokensSeen } from './TokensSeen';

/** A rule that is switched on, and how many requests it has caught. */
export interface ActiveFaultRule extends FaultRule {
  id: string;
  caught: number;
}

interface OpenRequest extends AddressedApi {
  path: string;
  method: string;
  isWatch: boolean;
  reply: FaultyReply;
  /** When its bearer token was first used; see {@link TokensSeen}. */
  tokenOrder: number | undefined;
}

interface KnownRule {
  active: ActiveFaultRule;
  /** How many tokens had been used when it was switched on. */
  tokensBefore: number;
}

/**
 * Makes requests fail on purpose. Rules are switched at `/faults` (POST a {@link FaultRule}, GET the list, DELETE all or
 * `/faults/<id>`); they hit new requests and, where that makes sense, streams that are open already. POST
 * `/faults/burst` changes many objects at once, GET `/faults/requests` tells what was asked so far. For tests only.
 */
export class FaultControl {
  readonly #clock: Clock;
  readonly #burst: (burst: Burst) => Promise<void>;
  readonly #tokens = new TokensSeen();
  readonly #requests = RequestCounter.create();
  readonly #rules = new Map<string, KnownRule>();
  readonly #open = new Set<OpenRequest>();

  private constructor(options: FaultControlOptions) {
    this.#clock = options.clock;
    this.#burst = options.burst ?? refuseBurst;
  }

  static create(options: FaultControlOptions): FaultControl {
    return new FaultControl(options);
  }

  /** Switches a rule on; returns its id. */
  add(rule: FaultRule): string {
    const id = randomUUID();
    this.#rules.set(id, {
      active: { ...rule, id, caught: 0 },
      tokensBefore: this.#tokens.count,
    });
    for (const request of this.#open) {
      if (applies(rule, request)) {
        request.reply.addFault(id, rule.fault);
      }
    }
    return id;
  }

  /** Switches a rule off, also for the requests that it holds. */
  remove(id: string): void {
    this.#rules.delete(id);
    for (const request of this.#open) {
      request.reply.removeFault(id);
    }
  }

  clear(): void {
    for (const id of [...this.#rules.keys()]) {
      this.remove(id);
    }
  }

  list(): ActiveFaultRule[] {
    return [...this.#rules.values()].map(({ active }) => active);
  }

  /** The handler behind the faults that are switched on for a request. */
  around(handler: Handler): Handler {
    return async exchange => {
      const request = this.#admit(exchange);
      const { reply } = request;
      const rules = this.#catch(request);
      this.#open.add(request);
      reply.closed.addEventListener('abort', () => this.#open.delete(request));
      for (const { active } of rules) {
        if (active.fault.type === 'delay') {
          await this.#wait(active.fault.delayMs);
        }
        const refusal = refusalBy(active, request);
        if (refusal) {
          replyAnswer(reply, refusal);
          return;
        }
      }
      if (!reply.closed.aborted) {
        await handler({ ...exchange, reply });
      }
    };
  }

  /** The handler behind the faults, with the control endpoint `/faults` beside it. */
  controlled(handler: Handler): Handler {
    const faulty = this.around(handler);
    return async exchange => {
      const control = /^\/faults(\/.*)?$/.exec(exchange.path);
      await (control
        ? this.handle({ ...exchange, path: control[1] ?? '/' })
        : faulty(exchange));
    };
  }

  /** Answers a request to the control endpoint; `path` begins below `/faults`. */
  async handle(exchange: Exchange): Promise<void> {
    const { method, path, reply, headers } = exchange;
    const id = path.slice(1);
    // A form of some web page cannot send this type without being asked first.
    const isJson = (headers['content-type'] ?? '').startsWith(
      'application/json',
    );
    if (method === 'GET' && id === '') {
      replyJson(reply, { status: 200, body: this.list() });
    } else if (method === 'GET' && id === 'requests') {
      replyJson(reply, { status: 200, body: this.#requests.counts() });
    } else if (method === 'DELETE') {
      if (id === '') {
        this.clear();
      } else {
        this.remove(id);
      }
      replyJson(reply, { status: 200, body: this.list() });
    } else if (method === 'POST' && id === '' && isJson) {
      await this.#addFrom(exchange);
    } else if (method === 'POST' && id === 'burst' && isJson) {
      await this.#burstFrom(exchange);
    } else {
      const text = 'POST a rule as application/json, GET or DELETE\n';
      replyText(reply, { status: 405, text });
    }
  }

  async #addFrom(exchange: Exchange): Promise<void> {
    const text = await readBody(exchange.body, { limitBytes: 10_000 });
    const rule = faultRuleSchema.safeParse(parseJson(text));
    if (rule.success) {
      const id = this.add(rule.data);
      const body = this.#rules.get(id)?.active;
      replyJson(exchange.reply, { status: 201, body });
    } else {
      const body = { errors: rule.error.issues };
      replyJson(exchange.reply, { status: 400, body });
    }
  }

  async #burstFrom(exchange: Exchange): Promise<void> {
    const text = await readBody(exchange.body, { limitBytes: 10_000 });
    const burst = burstSchema.safeParse(parseJson(text));
    if (!burst.success) {
      const body = { errors: burst.error.issues };
      replyJson(exchange.reply, { status: 400, body });
      return;
    }
    try {
      await this.#burst(burst.data);
      const body = { changes: burst.data.changes };
      replyJson(exchange.reply, { status: 200, body });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      replyJson(exchange.reply, { status: 400, body: { errors: [message] } });
    }
  }

  #admit({ path, method, query, headers, reply }: Exchange): OpenRequest {
    const addressed = apiOf(path);
    const isWatch =
      addressed.isArgocdStream ||
      ['1', 'true'].includes(query.get('watch') ?? '');
    this.#requests.note({ ...addressed, method, isWatch });
    return {
      ...addressed,
      path,
      method,
      isWatch,
      reply: new FaultyReply({
        reply,
        clock: this.#clock,
        errorLine: errorLineOf(addressed.api),
      }),
      tokenOrder: this.#tokens.note(headers),
    };
  }

  #catch(request: OpenRequest): KnownRule[] {
    const { tokenOrder } = request;
    const caught = [...this.#rules.values()].filter(
      ({ active, tokensBefore }) =>
        applies(active, request) &&
        (active.times === undefined || active.caught < active.times) &&
        (active.fault.type !== 'token-expiry' ||
          (tokenOrder !== undefined && tokenOrder <= tokensBefore)),
    );
    for (const { active } of caught) {
      active.caught += 1;
      request.reply.addFault(active.id, active.fault);
    }
    return caught;
  }

  async #wait(delayMs: number): Promise<void> {
    await new Promise<void>(resolve => {
      this.#clock.schedule(resolve, delayMs);
    });
  }
}

/** Options of {@link FaultControl.create}. */
export interface FaultControlOptions {
  clock: Clock;
  /** Makes the changes of a burst; bursts are refused without it. */
  burst?: (burst: Burst) => Promise<void>;
}

async function refuseBurst(): Promise<void> {
  throw new Error('there are no clusters whose objects could change');
}

function applies(
  rule: FaultRule,
  request: Pick<OpenRequest, 'path' | 'isWatch' | 'api' | 'kubePath'>,
): boolean {
  const { kubePath } = request;
  const wantsWatch =
    rule.only === undefined || (rule.only === 'watch') === request.isWatch;
  const wantsApi = rule.api === undefined || rule.api === request.api;
  const wantsResource =
    rule.resource === undefined ||
    (kubePath?.type === 'resource' && kubePath.plural === rule.resource);
  return (
    wantsWatch &&
    wantsApi &&
    wantsResource &&
    request.path.startsWith(rule.pathPrefix)
  );
}

/** Undefined when the rule refuses nothing, or the API cannot answer so. */
function refusalBy(
  { fault }: ActiveFaultRule,
  request: OpenRequest,
): Answer | undefined {
  if (fault.type === 'token-expiry') {
    return expiredTokenAnswer(request);
  }
  return fault.type === 'refuse' ? refusalOf(fault.code, request) : undefined;
}

/** Undefined for what is no JSON; the schema then says what is expected. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
