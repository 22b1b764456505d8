import { ManualClock } from '../clock';
import type { Exchange } from '../http/Exchange';
import recorded401 from '../kube-api/server/__fixtures__/401.json';
import recorded403 from '../kube-api/server/__fixtures__/403.json';
import recorded403Watch from '../kube-api/server/__fixtures__/403-watch.json';
import recorded410 from '../kube-api/server/__fixtures__/410.json';
import { readLines } from '../testUtils/readLines';
import { startTestServer } from '../testUtils/startTestServer';
import type { FaultRule } from './Fault';
import { FaultControl } from './FaultControl';

const LIST = '/clusters/showcase/apis/ray.io/v1/rayclusters';
const WATCH = `${LIST}?watch=1`;

/** Lists answer three portions, watches one line each time `tick` is called. */
async function startFaulty() {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const control = FaultControl.create({ clock });
  const watches: Array<Exchange['reply']> = [];
  const { url } = await startTestServer(
    control.controlled(async ({ query, reply }) => {
      reply.start({ status: 200, headers: {} });
      if (query.has('watch')) {
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
  async function add(rule: unknown): Promise<Response> {
    return fetch(`${url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    });
  }
  return { add, clock, control, list, tick, url };
}

const healthy = { items: [1, 2, 3] };

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

describe('open streams', () => {
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
