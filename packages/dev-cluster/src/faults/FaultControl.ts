import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Exchange, Handler } from '../http/Exchange';
import { readBody } from '../http/readBody';
import { replyJson, replyText } from '../http/Reply';
import { parseApiPath } from '../kube-api/server/ApiPath';
import { faultRuleSchema } from './Fault';
import type { Fault, FaultRule } from './Fault';
import { FaultyReply } from './FaultyReply';
import { refusalOf } from './refusalOf';

/** A rule that is switched on, and how many requests it has caught. */
export interface ActiveFaultRule extends FaultRule {
  id: string;
  caught: number;
}

interface OpenRequest {
  path: string;
  isWatch: boolean;
  reply: FaultyReply;
}

/**
 * Makes requests fail on purpose. Rules are switched at `/faults` (POST a {@link FaultRule}, GET the list, DELETE all or
 * `/faults/<id>`); they hit new requests and, where that makes sense, streams that are open already. For tests only.
 */
export class FaultControl {
  readonly #clock: Clock;
  readonly #rules = new Map<string, ActiveFaultRule>();
  readonly #open = new Set<OpenRequest>();

  private constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  static create(options: { clock: Clock }): FaultControl {
    return new FaultControl(options);
  }

  /** Switches a rule on; returns its id. */
  add(rule: FaultRule): string {
    const id = randomUUID();
    this.#rules.set(id, { ...rule, id, caught: 0 });
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
    return [...this.#rules.values()];
  }

  /** The handler behind the faults that are switched on for a request. */
  around(handler: Handler): Handler {
    return async exchange => {
      const { path, query } = exchange;
      const isWatch = ['1', 'true'].includes(query.get('watch') ?? '');
      const clock = this.#clock;
      const reply = new FaultyReply({ reply: exchange.reply, clock });
      const request = { path, isWatch, reply };
      const faults = this.#catch(request);
      this.#open.add(request);
      reply.closed.addEventListener('abort', () => this.#open.delete(request));
      for (const fault of faults) {
        if (fault.type === 'delay') {
          await this.#wait(fault.delayMs);
        }
        if (fault.type === 'refuse') {
          refuse({ ...exchange, reply }, { code: fault.code, isWatch });
          return;
        }
      }
      await handler({ ...exchange, reply });
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
    if (method === 'GET' && id === '') {
      replyJson(reply, { status: 200, body: this.list() });
    } else if (method === 'DELETE') {
      if (id === '') {
        this.clear();
      } else {
        this.remove(id);
      }
      replyJson(reply, { status: 200, body: this.list() });
    } else if (
      method === 'POST' &&
      id === '' &&
      // A form of some web page cannot send this type without being asked first.
      (headers['content-type'] ?? '').startsWith('application/json')
    ) {
      await this.#addFrom(exchange);
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
      replyJson(exchange.reply, { status: 201, body: this.#rules.get(id) });
    } else {
      const body = { errors: rule.error.issues };
      replyJson(exchange.reply, { status: 400, body });
    }
  }

  #catch(request: OpenRequest): Fault[] {
    const caught = this.list().filter(
      rule =>
        applies(rule, request) &&
        (rule.times === undefined || rule.caught < rule.times),
    );
    for (const rule of caught) {
      rule.caught += 1;
      request.reply.addFault(rule.id, rule.fault);
    }
    return caught.map(rule => rule.fault);
  }

  async #wait(delayMs: number): Promise<void> {
    await new Promise<void>(resolve => {
      this.#clock.schedule(resolve, delayMs);
    });
  }
}

function applies(
  rule: FaultRule,
  request: { path: string; isWatch: boolean },
): boolean {
  const wantsWatch =
    rule.only === undefined || (rule.only === 'watch') === request.isWatch;
  return wantsWatch && request.path.startsWith(rule.pathPrefix);
}

function refuse(
  { reply, path, method }: Exchange,
  options: { code: 401 | 403 | 410 | 500; isWatch: boolean },
): void {
  const apiPath = parseApiPath(path.replace(/^\/clusters\/[^/]+/, ''));
  const isCollection = apiPath.type === 'resource' && !apiPath.name;
  const reads = isCollection ? 'list' : 'get';
  const verbs: { [method: string]: string | undefined } = {
    GET: options.isWatch ? 'watch' : reads,
    POST: 'create',
    PUT: 'update',
    PATCH: 'patch',
    DELETE: 'delete',
  };
  const verb = verbs[method] ?? method.toLowerCase();
  const refusal = refusalOf({ code: options.code, verb, path: apiPath });
  const body = refusal.toStatus();
  if (options.isWatch && options.code === 410) {
    replyJson(reply, { status: 200, body: { type: 'ERROR', object: body } });
  } else {
    replyJson(reply, { status: options.code, body });
  }
}

/** Undefined for what is no JSON; the schema then says what is expected. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
