import { ManualClock } from '../clock';
import { InMemoryObjectStore } from '../kube-api';
import { ApiServer } from '../kube-api/server/ApiServer';
import { startAutoscaler, startOperator } from '../kuberay';
import {
  AT_ONCE,
  guideCluster,
  operatorDeployment,
  rayClusterDefinition,
} from '../kuberay/__testUtils__/startStory';
import { DEMAND_ANNOTATION } from '../kuberay/imaginedWork';
import { LOAD_ANNOTATION } from '../kuberay/loadModel';
import { startNodes } from '../nodes';
import { startTestServer } from '../testUtils/startTestServer';
import recordedEvents from './__fixtures__/cluster_events.json';
import recordedStatus from './__fixtures__/cluster_status.json';
import recordedJobs from './__fixtures__/jobs.json';
import recordedVersion from './__fixtures__/version.json';
import { RayDashboard } from './RayDashboard';

const SERVICE = '/api/v1/namespaces/ray-cluster/services';
const HEAD = `${SERVICE}/raycluster-kuberay-head-svc`;
const PROXY = `${HEAD}:dashboard/proxy`;

type Spec = Parameters<NonNullable<Parameters<typeof guideCluster>[0]>>[0];

const undo: Array<() => void> = [];

afterEach(() => {
  undo.splice(0).forEach(stop => stop());
});

/** The guide's Ray cluster with this work to imagine, behind the proxy of the API server. */
async function startCluster(
  options: {
    annotations?: Record<string, string>;
    change?: (spec: Spec) => void;
    /** Simulated time after its creation. */
    afterMs?: number;
  } = {},
) {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  const dashboard = RayDashboard.create({ store, clock });
  const api = ApiServer.create({
    store,
    clock,
    token: 'secret',
    pods: (exchange, target) => dashboard.handle(exchange, target),
  });
  for (const name of ['ray-system', 'ray-cluster']) {
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  const common = { store, clock };
  undo.push(
    startNodes({ ...common, timings: AT_ONCE }),
    startOperator(common),
    startAutoscaler({ ...common, journal: dashboard.journal }),
  );
  store.create(rayClusterDefinition);
  store.create(operatorDeployment);
  await clock.advance(5_000);
  store.create(
    guideCluster((spec, metadata) => {
      metadata.annotations = options.annotations;
      options.change?.(spec);
    }),
  );
  await clock.advance(options.afterMs ?? 30_000);
  const { url } = await startTestServer(exchange => api.handle(exchange));
  const call = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { authorization: 'Bearer secret' } });
  const json = async (path: string) => (await call(PROXY + path)).json();
  const status = async (): Promise<string[]> => {
    const body = await json('/api/cluster_status?format=1');
    return body.data.clusterStatus.split('\n');
  };
  const said = async (): Promise<string[]> => {
    const body: typeof recordedEvents = await json('/api/v0/cluster_events');
    return body.data.result.result.map(
      ({ severity, message }) => `${severity} ${message}`,
    );
  };
  return { call, clock, json, said, status, store };
}

/** The lines below a heading. */
function section(lines: string[], heading: string): string[] {
  const after = lines.slice(lines.indexOf(heading) + 1);
  const end = after.findIndex(line => !line.startsWith(' '));
  return end < 0 ? after : after.slice(0, end);
}

const recordedLines = recordedStatus.data.clusterStatus.split('\n');
const isHeading = (line: string) => line !== '' && !line.startsWith(' ');
const withoutTime = (line: string) => line.replace(/[\d-]+ [\d:.]+ =/, '=');

describe('ray status', () => {
  it('has the recorded envelope, headings and order', async () => {
    const { json, status } = await startCluster();
    const { data, ...envelope } = await json('/api/cluster_status?format=1');
    expect([envelope, Object.keys(data)]).toEqual([
      { result: true, msg: recordedStatus.msg },
      Object.keys(recordedStatus.data),
    ]);
    const headings = (lines: string[]) =>
      lines.filter(isHeading).map(withoutTime);
    expect(headings(await status())).toEqual(headings(recordedLines));
  });

  it('shows a cluster at rest: all nodes idle, nothing wanted', async () => {
    const lines = await (await startCluster()).status();
    expect(section(lines, 'Active:')).toEqual(
      section(recordedLines, 'Active:'),
    );
    expect(section(lines, 'Idle:')).toEqual([
      ' 1 headgroup',
      ' 1 standard-worker',
      ' 1 additional-worker-group1',
      ' 1 additional-worker-group2',
    ]);
    expect(section(lines, 'Pending:')).toEqual([' (no pending nodes)']);
    expect(section(lines, 'Pending Demands:')).toEqual([
      ' (no resource demands)',
    ]);
  });

  it('shows what waits in the recorded words: work of a group without room, and work that fits none', async () => {
    const { status } = await startCluster({
      annotations: {
        [LOAD_ANNOTATION]: 'standard-worker=constant(4)',
        [DEMAND_ANNOTATION]: 'CPU=1,GPU=4*2',
      },
      change: spec => {
        spec.workerGroupSpecs[0].replicas = 0;
        spec.workerGroupSpecs[0].minReplicas = 0;
        spec.workerGroupSpecs[0].template.spec.containers[0].resources = {
          requests: { cpu: '1', 'example.com/none': '1' },
        };
      },
    });
    const lines = await status();
    expect(section(lines, 'Pending Demands:')).toEqual(
      section(recordedLines, 'Pending Demands:'),
    );
    const pending = section(recordedLines, 'Pending:').at(-1) ?? '';
    const shape = (line: string) =>
      line.replace(/^ [\w-]+:/, ' <id>:').replace(/-\w{5} \(/, '-<suffix> (');
    expect(section(lines, 'Pending:').map(shape)).toEqual(
      Array(4).fill(shape(pending)),
    );
  });

  it('says nothing without format=1, as under autoscaler v2', async () => {
    const { json } = await startCluster();
    expect((await json('/api/cluster_status')).data).toEqual({
      autoscalingStatus: null,
      autoscalingError: null,
      clusterStatus: null,
    });
  });
});

describe('what the autoscaler says', () => {
  it('is nothing while nothing has to change', async () => {
    expect(await (await startCluster()).said()).toEqual([]);
  });

  it('is that it adds nodes, and removes them when they were idle long enough', async () => {
    const { clock, said, store } = await startCluster({
      annotations: { [LOAD_ANNOTATION]: 'standard-worker=constant(3)' },
      change: spec => {
        spec.autoscalerOptions.idleTimeoutSeconds = 10;
      },
    });
    expect(await said()).toEqual([
      'INFO Adding 2 node(s) of type standard-worker.',
      'INFO Resized to 3 CPUs.',
    ]);
    store.patch(
      {
        kind: 'RayCluster',
        namespace: 'ray-cluster',
        name: 'raycluster-kuberay',
      },
      { metadata: { annotations: { [LOAD_ANNOTATION]: null } } },
      { type: 'merge', fieldManager: 'test' },
    );
    await clock.advance(20_000);
    expect((await said())[2]).toBe(
      'INFO Removing 2 nodes of type standard-worker (idle).',
    );
  });

  it('is every five seconds that a demand fits no group, in the recorded form', async () => {
    const { json, said, clock } = await startCluster({
      annotations: { [DEMAND_ANNOTATION]: 'CPU=1,GPU=4*2' },
    });
    const before = (await said()).length;
    await clock.advance(10_000);
    expect((await said()).length - before).toBe(2);
    const { data, ...envelope } = await json('/api/v0/cluster_events');
    const { result, ...counts } = data.result;
    const [recorded, next] = recordedEvents.data.result.result;
    const apart = (a: { time: string }, b: { time: string }) =>
      Date.parse(b.time) - Date.parse(a.time);
    expect([envelope, Object.keys(counts)]).toEqual([
      { result: true, msg: '' },
      Object.keys(counts),
    ]);
    expect(result[0]).toEqual({
      ...recorded,
      time: expect.stringMatching(/^2026-11-21 02:00:\d\d$/),
      event_id: expect.stringMatching(/^[0-9a-f]{36}$/),
    });
    expect(apart(result[0], result[1])).toBe(apart(recorded, next));
  });

  it('is the same of a group that is at its maximum', async () => {
    const { said, status } = await startCluster({
      annotations: { [LOAD_ANNOTATION]: 'standard-worker=constant(3)' },
      change: spec => {
        spec.workerGroupSpecs[0].maxReplicas = 1;
      },
    });
    expect((await said()).at(-1)).toBe(
      "WARNING No available node types can fulfill resource requests {'standard-worker': 1.0, 'CPU': 1.0}*2. Add suitable node types to this cluster to resolve this issue.",
    );
    expect(section(await status(), 'Pending Demands:')).toEqual([
      " {'CPU': 1.0, 'standard-worker': 1.0}: 2+ pending tasks/actors",
    ]);
  });

  it('is cut off at the new end beyond the limit, as in Ray', async () => {
    const { json } = await startCluster({
      annotations: { [DEMAND_ANNOTATION]: 'GPU=4' },
    });
    const all = (await json('/api/v0/cluster_events?limit=10000')).data.result;
    const few = (await json('/api/v0/cluster_events?limit=2')).data.result;
    expect([few.total, few.result]).toEqual([
      all.result.length,
      all.result.slice(0, 2),
    ]);
    const tooMany = await json('/api/v0/cluster_events?limit=10001');
    expect([tooMany.result, tooMany.msg]).toEqual([
      false,
      expect.stringContaining('exceeds the supported limit 10000'),
    ]);
  });
});

describe('the other answers', () => {
  it('are Ray’s own version, in the recorded fields', async () => {
    const version = await (await startCluster()).json('/api/version');
    expect([
      version.version,
      version.ray_version,
      Object.keys(version),
    ]).toEqual([
      recordedVersion.version,
      recordedVersion.ray_version,
      Object.keys(recordedVersion),
    ]);
  });

  it('are the driver that has the work, in the recorded fields', async () => {
    const annotations = { [LOAD_ANNOTATION]: 'standard-worker=constant(1)' };
    const { json } = await startCluster({ annotations });
    const [job, ...others] = await json('/api/jobs/');
    const [recorded] = recordedJobs;
    expect([others, Object.keys(job), job.type, job.status]).toEqual([
      [],
      Object.keys(recorded),
      recorded.type,
      recorded.status,
    ]);
    expect(await (await startCluster()).json('/api/jobs/')).toEqual([]);
  });

  it('are the health, and 404 for what there is not', async () => {
    const { call } = await startCluster();
    const health = await call(`${PROXY}/api/gcs_healthz`);
    expect([health.status, await health.text()]).toEqual([200, 'success']);
    expect((await call(`${PROXY}/api/nope`)).status).toBe(404);
  });
});

describe('the proxy to Services', () => {
  it.each([
    [`${HEAD}:8265/proxy/api/version`, 200],
    [`${SERVICE}/http:raycluster-kuberay-head-svc:8265/proxy/api/version`, 200],
    [`${HEAD}:client/proxy/`, 501],
  ])('reaches a port by name and by number: %s', async (path, status) => {
    const { call } = await startCluster();
    expect((await call(path)).status).toBe(status);
  });

  it.each([
    [
      `${HEAD}:9/proxy/`,
      503,
      'no service port 9 found for service "raycluster-kuberay-head-svc"',
    ],
    [
      `${HEAD}:nope/proxy/`,
      503,
      'no endpoints available for service "raycluster-kuberay-head-svc:nope"',
    ],
    [`${SERVICE}/nope:dashboard/proxy/`, 404, 'services "nope" not found'],
  ])('refuses %s', async (path, status, message) => {
    const { call } = await startCluster();
    const answer = await call(path);
    expect([answer.status, (await answer.json()).message]).toEqual([
      status,
      message,
    ]);
  });

  it('has nobody to ask until the head is ready', async () => {
    const { call, clock } = await startCluster({ afterMs: 0 });
    const early = await call(`${PROXY}/api/version`);
    await clock.advance(30_000);
    const late = await call(`${PROXY}/api/version`);
    expect([early.status, late.status]).toEqual([404, 200]);
  });
});
