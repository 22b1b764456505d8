import { connect } from 'node:net';
import answers from '../argocd-api/__fixtures__/answers.json';
import { ManualClock } from '../clock';
import type { Exchange } from '../http/Exchange';
import { replyJson } from '../http/Reply';
import recorded404Crd from '../kube-api/server/__fixtures__/404-crd.json';
import recorded401 from '../kube-api/server/__fixtures__/401.json';
import recorded403 from '../kube-api/server/__fixtures__/403.json';
import recorded403Watch from '../kube-api/server/__fixtures__/403-watch.json';
import recorded410 from '../kube-api/server/__fixtures__/410.json';
import { readLines } from '../testUtils/readLines';
import { startTestServer } from '../testUtils/startTestServer';
import type { FaultRule, RefusalCode } from './Fault';
import type { Burst } from './burstOfChanges';
import { FaultControl } from './FaultControl';

const LIST = '/clusters/showcase/apis/ray.io/v1/rayclusters';
const WATCH = `${LIST}?watch=1`;

const healthy = { items: [1, 2, 3] };

/** Lists answer three portions, watches one line each time `tick` is called. */
async function startFaulty() {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const bursts: Burst[] = [];
  const control = FaultControl.create({
    clock,
    async burst(burst) {
      if (burst.cluster !== 'showcase') {
        throw new Error(`there is no cluster "${burst.cluster}"`);
      }
      bursts.push(burst);
    },
  });
  const watches: Array<Exchange['reply']> = [];
  const { url } = await startTestServer(
    control.controlled(async ({ path, query, reply }) => {
      if (query.has('whole')) {
        replyJson(reply, { status: 200, body: healthy });
        return;
      }
      reply.start({ status: 200, headers: {} });
      if (query.has('watch') || path.includes('/stream/')) {
        watches.push(reply);
        return;
      }
      for (const portion of ['{"items":', '[1,2,3]', '}']) {
        if (!reply.write(portion)) {
          await reply.drained();
        }
      }
      reply.end();
    }),
  );
  let ticks = 0;
  function tick(): void {
    ticks += 1;
    watches.forEach(reply => reply.write(`{"tick":${ticks}}\n`));
  }
  async function list(): Promise<unknown> {
    return (await fetch(url + LIST)).json();
  }
  async function add(rule: unknown, below = ''): Promise<Response> {
    return fetch(`${url}/faults${below}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    });
  }
  return { add, bursts, clock, control, list, tick, url };
}

function on(fault: FaultRule['fault'], rule: Partial<FaultRule> = {}) {
  return { pathPrefix: '/clusters/showcase/apis/ray.io', fault, ...rule };
}

/** Whether a promise is settled after everything that is under way had its turn over the loopback. */
async function isSettled(promise: Promise<unknown>, url: string) {
  let settled = false;
  promise.then(
    () => (settled = true),
    () => (settled = true),
  );
  for (let round = 0; round < 5; round++) {
    await (await fetch(`${url}/faults`)).json();
  }
  return settled;
}

describe('requests', () => {
  it('answers as ever without a rule, or with one for another path', async () => {
    const { control, list } = await startFaulty();
    control.add(on({ type: 'hang' }, { pathPrefix: '/git' }));
    control.add(on({ type: 'hang' }, { only: 'watch' }));
    expect(await list()).toEqual(healthy);
  });

  it('delays an answer', async () => {
    const { clock, control, list, url } = await startFaulty();
    control.add(on({ type: 'delay', delayMs: 5000 }));
    const answer = list();
    expect(await isSettled(answer, url)).toBe(false);
    await clock.advance(5000);
    expect(await answer).toEqual(healthy);
  });

  it('sends a list slowly', async () => {
    const { clock, control, list, url } = await startFaulty();
    control.add(on({ type: 'slow-list', delayMs: 1000 }));
    const answer = list();
    expect(await isSettled(answer, url)).toBe(false);
    await clock.advance(2000);
    expect(await isSettled(answer, url)).toBe(false);
    await clock.advance(1000);
    expect(await answer).toEqual(healthy);
  });

  it('cuts an answer in the middle', async () => {
    const { control, url } = await startFaulty();
    control.add(on({ type: 'cut', afterBytes: 5 }));
    const response = await fetch(url + LIST);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('{"ite');
    await expect(reader?.read()).rejects.toThrow();
  });

  it('hangs until the rule is removed', async () => {
    const { control, list, url } = await startFaulty();
    const id = control.add(on({ type: 'hang' }));
    const answer = list();
    expect(await isSettled(answer, url)).toBe(false);
    control.remove(id);
    expect(await answer).toEqual(healthy);
  });

  it.each([
    [401, LIST, recorded401],
    [403, LIST, recorded403],
    [403, '/clusters/showcase/api/v1/pods?watch=1', recorded403Watch],
  ] as const)(
    'refuses with %s as a real API server: %s',
    async (code, path, recorded) => {
      const { control, url } = await startFaulty();
      control.add({ pathPrefix: '/clusters', fault: { type: 'refuse', code } });
      const response = await fetch(url + path);
      const user = 'system:serviceaccount:dev-cluster:portal';
      expect({
        status: response.status,
        contentType: response.headers.get('content-type'),
        body: await response.json(),
      }).toEqual({
        ...recorded,
        body: {
          ...recorded.body,
          message: recorded.body.message.replace(
            'system:serviceaccount:rbac:reader',
            user,
          ),
        },
      });
    },
  );

  it('refuses a watch with 410 in a stream, a list with the code', async () => {
    const { control, url } = await startFaulty();
    control.add(on({ type: 'refuse', code: 410 }));
    const [watch, list] = [await fetch(url + WATCH), await fetch(url + LIST)];
    const { type, object } = recorded410.body;
    expect([watch.status, await watch.json()]).toEqual([
      200,
      {
        type,
        object: { ...object, message: expect.stringMatching(/^too old/) },
      },
    ]);
    expect([list.status, (await list.json()).reason]).toEqual([410, 'Expired']);
  });

  it('is used up after so many requests', async () => {
    const { control, list, url } = await startFaulty();
    control.add(on({ type: 'refuse', code: 500 }, { times: 2 }));
    const codes = [
      (await fetch(url + LIST)).status,
      (await fetch(url + LIST)).status,
      (await fetch(url + LIST)).status,
    ];
    expect(codes).toEqual([500, 500, 200]);
    expect(await list()).toEqual(healthy);
    expect(control.list().map(rule => rule.caught)).toEqual([2]);
  });
});

it.each(['half-line', 'malformed-line'] as const)(
  'does not leave a client waiting for the rest of an answer: %s',
  async type => {
    const { control, url } = await startFaulty();
    control.add(on({ type }));
    const text = await (await fetch(`${url}${LIST}?whole`)).text();
    expect(text.trim()).toBe('{"items":');
  },
);

it('tells what was asked, refused requests and all, without counting its own', async () => {
  const { control, list, url } = await startFaulty();
  await list();
  control.add(on({ type: 'refuse', code: 503 }));
  await list();
  const read = async () => (await fetch(`${url}/faults/requests`)).json();
  await read();
  expect(await read()).toEqual({ 'kubernetes get rayclusters': 2 });
});

describe('the words of a refusal', () => {
  const ARGOCD = '/argocd/showcase/api/v1/applications';
  const RAY =
    '/clusters/showcase/api/v1/namespaces/ml/services/head:dashboard/proxy/api/version';

  async function refusedWith(code: RefusalCode, path: string) {
    const { control, url } = await startFaulty();
    control.add({ pathPrefix: '/', fault: { type: 'refuse', code } });
    const response = await fetch(url + path);
    const contentType = response.headers.get('content-type') ?? '';
    const body = contentType.includes('json')
      ? await response.json()
      : await response.text();
    return { status: response.status, contentType, body };
  }

  it('are a text for a kind that is not installed', async () => {
    expect(await refusedWith(404, LIST)).toEqual(recorded404Crd);
  });

  it.each([
    [401, answers.noToken],
    [403, answers.unknownWithoutProject],
  ] as const)('are those of Argo CD for %s', async (code, recorded) => {
    expect(await refusedWith(code, ARGOCD)).toEqual(recorded);
  });

  it.each([
    [404, 5],
    [429, 8],
    [500, 13],
    [503, 14],
  ] as const)('have Argo CD’s code for %s', async (code, grpc) => {
    const { status, body } = await refusedWith(code, ARGOCD);
    expect([status, body.code]).toEqual([code, grpc]);
  });

  it('leave Argo CD alone with 410, which it cannot answer', async () => {
    expect((await refusedWith(410, ARGOCD)).status).toBe(200);
  });

  it.each([
    [401, 'Unauthorized'],
    [403, 'Forbidden'],
    [503, 'ServiceUnavailable'],
  ] as const)(
    'are the API server’s for %s of what lies behind it',
    async (code, reason) => {
      const { status, body } = await refusedWith(code, RAY);
      expect([status, body.reason]).toEqual([code, reason]);
    },
  );

  it('name the right that is missing for what lies behind the API server', async () => {
    const { body } = await refusedWith(403, RAY);
    expect(body.message).toBe(
      'services "head:dashboard" is forbidden: User "system:serviceaccount:dev-cluster:portal" cannot get resource "services/proxy" in API group "" in the namespace "ml"',
    );
  });

  it('are Ray’s own otherwise', async () => {
    expect((await refusedWith(404, RAY)).body).toBe('404: Not Found');
    expect((await refusedWith(500, RAY)).body.result).toBe(false);
  });

  it.each([LIST, ARGOCD, RAY])(
    'are no JSON from a proxy in between: %s',
    async path => {
      const { status, contentType } = await refusedWith(502, path);
      expect([status, contentType]).toEqual([502, 'text/html']);
    },
  );

  it('ask a client that is too fast to wait', async () => {
    const { control, url } = await startFaulty();
    control.add(on({ type: 'refuse', code: 429 }));
    const { status, headers } = await fetch(url + LIST);
    expect([status, headers.get('retry-after')]).toEqual([429, '1']);
  });
});

describe('which requests', () => {
  const PODS = '/clusters/showcase/api/v1/pods';
  const IN_NAMESPACE = '/clusters/showcase/api/v1/namespaces/ml/pods';
  const PROXY =
    '/clusters/showcase/api/v1/namespaces/ml/services/head:8265/proxy/api/version';
  const ARGOCD = '/argocd/showcase/api/v1/applications';
  const all = [LIST, PODS, IN_NAMESPACE, PROXY, ARGOCD];

  it.each<[Partial<FaultRule>, string[]]>([
    [{ resource: 'pods' }, [PODS, IN_NAMESPACE]],
    [{ api: 'kubernetes' }, [LIST, PODS, IN_NAMESPACE]],
    [{ api: 'ray' }, [PROXY]],
    [{ api: 'argocd' }, [ARGOCD]],
    [{ pathPrefix: '/argocd' }, [ARGOCD]],
  ])('%j catches', async (rule, caught) => {
    const { control, url } = await startFaulty();
    control.add({
      pathPrefix: '/',
      fault: { type: 'refuse', code: 502 },
      ...rule,
    });
    const codes = await Promise.all(
      all.map(async path => [path, (await fetch(url + path)).status]),
    );
    expect(codes).toEqual(
      all.map(path => [path, caught.includes(path) ? 502 : 200]),
    );
  });

  it('counts Argo CD’s streams as watches', async () => {
    const { control, url } = await startFaulty();
    control.add({
      pathPrefix: '/argocd',
      only: 'watch',
      fault: { type: 'refuse', code: 500 },
    });
    const stream = '/argocd/showcase/api/v1/stream/applications';
    expect([
      (await fetch(url + ARGOCD)).status,
      (await fetch(url + stream)).status,
    ]).toEqual([200, 500]);
  });
});

describe('tokens', () => {
  const as = (token: string) => ({
    headers: { authorization: `Bearer ${token}` },
  });

  it('expire when they were used before, and new ones are good', async () => {
    const { control, url } = await startFaulty();
    await fetch(url + LIST, as('old'));
    const id = control.add({
      pathPrefix: '/',
      fault: { type: 'token-expiry' },
    });
    const codes = async () => [
      (await fetch(url + LIST, as('old'))).status,
      (await fetch(url + LIST, as('new'))).status,
      (await fetch(url + LIST)).status,
    ];
    expect(await codes()).toEqual([401, 200, 200]);
    control.remove(id);
    expect(await codes()).toEqual([200, 200, 200]);
  });

  it('are told why by Argo CD', async () => {
    const { control, url } = await startFaulty();
    const path = `${url}/argocd/showcase/api/v1/applications`;
    await fetch(path, as('old'));
    control.add({ pathPrefix: '/argocd', fault: { type: 'token-expiry' } });
    expect((await (await fetch(path, as('old'))).json()).message).toBe(
      'invalid session: token has invalid claims: token is expired',
    );
  });
});

describe('a server that is down', () => {
  it('closes the connection without an answer', async () => {
    const { control, list, url } = await startFaulty();
    const id = control.add(on({ type: 'down' }));
    const { port } = new URL(url);
    const received = await new Promise<string>(resolve => {
      let text = '';
      const socket = connect({ host: '127.0.0.1', port: Number(port) });
      socket.on('data', chunk => (text += chunk));
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
      socket.write(`GET ${LIST} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    });
    expect(received).toBe('');
    control.remove(id);
    expect(await list()).toEqual(healthy);
  });

  it('breaks the streams that are open', async () => {
    const { control, tick, url } = await startFaulty();
    const lines = readLines(await fetch(url + WATCH));
    tick();
    await lines.next();
    control.add(on({ type: 'down' }));
    await expect(lines.next()).rejects.toThrow();
  });
});

describe('open streams', () => {
  it('stops one in the middle of a line, as if that were its end', async () => {
    const { control, tick, url } = await startFaulty();
    const response = await fetch(url + WATCH);
    control.add(on({ type: 'half-line' }));
    tick();
    expect(await response.text()).toBe('{"tick');
  });

  it.each([
    [WATCH, { type: 'ERROR', object: expect.objectContaining({ code: 500 }) }],
    [
      '/argocd/showcase/api/v1/stream/applications',
      { error: expect.objectContaining({ grpc_code: 13 }) },
    ],
  ])('writes an error in the words of the API: %s', async (path, error) => {
    const { control, tick, url } = await startFaulty();
    const lines = readLines(await fetch(url + path));
    control.add({ pathPrefix: '/', fault: { type: 'stream-error' } });
    tick();
    const line = (await lines.next()).value ?? '';
    expect([JSON.parse(line), (await lines.next()).done]).toEqual([
      error,
      true,
    ]);
  });

  it('cuts them at once', async () => {
    const { control, tick, url } = await startFaulty();
    const lines = readLines(await fetch(url + WATCH));
    tick();
    expect((await lines.next()).value).toBe('{"tick":1}');
    control.add(on({ type: 'cut', afterBytes: 0 }));
    await expect(lines.next()).rejects.toThrow();
  });

  it('silences them, and tells what they missed when the rule is removed', async () => {
    const { control, tick, url } = await startFaulty();
    const lines = readLines(await fetch(url + WATCH));
    const id = control.add(on({ type: 'hang' }, { only: 'watch' }));
    tick();
    const line = lines.next();
    expect(await isSettled(line, url)).toBe(false);
    control.remove(id);
    expect((await line).value).toBe('{"tick":1}');
  });

  it('spoils one line', async () => {
    const { control, tick, url } = await startFaulty();
    const lines = readLines(await fetch(url + WATCH));
    control.add(on({ type: 'malformed-line' }));
    tick();
    const spoilt = (await lines.next()).value ?? '';
    expect(() => JSON.parse(spoilt)).toThrow(SyntaxError);
    tick();
    expect((await lines.next()).value).toBe('{"tick":2}');
  });
});

describe('the control endpoint', () => {
  it('makes a burst of changes', async () => {
    const { add, bursts } = await startFaulty();
    const burst = { cluster: 'showcase', kind: 'Pod', changes: 10_000 };
    const answer = await add(burst, '/burst');
    expect([answer.status, await answer.json(), bursts]).toEqual([
      200,
      { changes: 10_000 },
      [burst],
    ]);
  });

  it.each([
    [{ cluster: 'showcase', kind: 'Pod', changes: 0 }],
    [{ cluster: 'nowhere', kind: 'Pod', changes: 1 }],
  ])('refuses the burst %j', async burst => {
    const { add, bursts } = await startFaulty();
    expect([(await add(burst, '/burst')).status, bursts]).toEqual([400, []]);
  });

  it('switches a rule on and off', async () => {
    const { add, list, url } = await startFaulty();
    const rule = on({ type: 'refuse', code: 500 }, { times: 3 });
    const added = await add(rule);
    const active = await added.json();
    expect([added.status, active]).toEqual([
      201,
      { ...rule, id: expect.any(String), caught: 0 },
    ]);
    await fetch(url + LIST);
    expect(await (await fetch(`${url}/faults`)).json()).toEqual([
      { ...active, caught: 1 },
    ]);
    await fetch(`${url}/faults/${active.id}`, { method: 'DELETE' });
    expect(await list()).toEqual(healthy);
  });

  it.each([
    ['no JSON', undefined],
    ['an unknown fault', { pathPrefix: '/git', fault: { type: 'fire' } }],
    ['no path', { fault: { type: 'hang' } }],
    [
      'a code that no API has',
      { pathPrefix: '/git', fault: { type: 'refuse', code: 418 } },
    ],
    [
      'an unknown field',
      { pathPrefix: '/git', fault: { type: 'hang' }, twice: true },
    ],
  ])('refuses %s', async (_, rule) => {
    const { add, control } = await startFaulty();
    expect((await add(rule)).status).toBe(400);
    expect(control.list()).toEqual([]);
  });

  it('does not take what a form of a web page can send', async () => {
    const { control, url } = await startFaulty();
    const body = JSON.stringify(on({ type: 'hang' }));
    const headers = { 'content-type': 'text/plain' };
    const init = { method: 'POST', headers, body };
    expect((await fetch(`${url}/faults`, init)).status).toBe(405);
    expect(control.list()).toEqual([]);
  });
});
