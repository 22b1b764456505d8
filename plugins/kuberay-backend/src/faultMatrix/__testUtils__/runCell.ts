import type { EntityView } from 'backstage-plugin-kuberay-common';
import { EntityProjection } from '../../service/EntityProjection';
import { readWatches } from '../../store/readWatches';
import type { Cell, MatrixKind, Outcome, Way } from './faultMatrix';
import { kinds } from './faultMatrix';
import type { InjectedFault } from './injectFault';
import { faultLimits, injectFault } from './injectFault';
import type { Fill } from './MatrixBackend';
import { MatrixBackend } from './MatrixBackend';
import type { MatrixCluster } from './MatrixCluster';
import { APPLICATION } from './MatrixCluster';
import { until } from './until';

/** Where the cells of one way are run. */
export interface Scene {
  way: Way;
  cluster: MatrixCluster;
  fill: Fill;
  /** From now on, the token is the renewed one. */
  renewToken: () => void;
}

/** How a kind is called in sentences. */
const RESOURCES: Readonly<Record<MatrixKind, string>> = {
  RayCluster: 'rayclusters.ray.io',
  Pod: 'pods',
  Application: 'applications.argoproj.io',
};

const HOUR_MS = 3_600_000;

/** Runs one cell; the expectations are those of its outcome. */
export async function runCell(
  { fault, kind, outcome }: Cell,
  scene: Scene,
): Promise<void> {
  const { way, cluster, fill } = scene;
  const family = way === 'Argo CD API' ? 'argocd' : 'kubernetes';
  const limits = faultLimits[fault]?.[family] ?? {};
  const start = () => MatrixBackend.start({ way, fill, limits });
  const inject = (of: Parameters<typeof injectFault>[0]) =>
    injectFault(of, { ...scene, kind });

  if (fault === 'API down at start') {
    const injected = inject(fault);
    await withBackend(start(), backend =>
      staysUnread(backend, { injected, kind, outcome, scene }),
    );
    return;
  }
  await withBackend(start(), async backend => {
    await until(
      'everything is live, and has told its version',
      () => backend.isLive() && backend.knowsVersion(),
      () => backend.history(),
    );
    await seesChange(backend, cluster, kind);
    backend.forget();
    switch (fault) {
      case 'clock jump':
        await clockJumps(backend, cluster, kind);
        break;
      case '10,000 events in a second':
        await eventsPourIn(backend, cluster, kind);
        break;
      default:
        await fails(backend, { injected: inject(fault), kind, outcome, scene });
    }
  });
}

async function withBackend(
  backend: MatrixBackend,
  run: (backend: MatrixBackend) => Promise<void>,
): Promise<void> {
  try {
    await run(backend);
  } finally {
    await backend.stop();
  }
}

interface Failing {
  injected: InjectedFault;
  kind: MatrixKind;
  outcome: Outcome;
  scene: Scene;
}

async function fails(backend: MatrixBackend, failing: Failing): Promise<void> {
  const { outcome, kind } = failing;
  switch (outcome.outcome) {
    case 'stale':
      await becomesStale(backend, failing);
      break;
    case 'not-installed':
      await goesAway(backend, failing);
      break;
    case 'unharmed':
      await staysLive(backend, failing);
      break;
    default:
      throw new Error(`A ${kind} that was read cannot be ${outcome.outcome}`);
  }
}

/** Last good data, marked with the reason; then live again, with what has changed meanwhile. */
async function becomesStale(
  backend: MatrixBackend,
  { injected, kind, outcome, scene }: Failing,
): Promise<void> {
  if (outcome.outcome !== 'stale') {
    throw new Error('It is expected to become stale');
  }
  const { cluster, way } = scene;
  const before = backend.view();
  const stale = `stale ${outcome.code}`;
  await keepingOthersBusy(scene, kind, () =>
    until(
      `${kind} is ${stale}`,
      () => backend.state(kind) === stale,
      () => [backend.history(), backend.logger.lines],
    ),
  );
  const meanwhile = backend.view();
  const [source] = meanwhile.sources.filter(
    ({ freshness }) => freshness.state !== 'live',
  );
  const lost = cluster.mark(kind);

  expect(injected.hasHit()).toBe(true);
  expect(backend.freshness(kind)).toMatchObject({
    problem: { message: sentenceMatching(outcome.says, kind, way) },
  });
  expect(source.freshness).toMatchObject({
    state: 'stale',
    problem: { code: outcome.code },
  });
  expect(namesIn(meanwhile)).toEqual(namesIn(before));
  expect(backend.shows(kind, lost)).toBe(false);

  injected.lift();
  await until(
    `${kind} is live again, with what has changed`,
    () => backend.isLive() && backend.shows(kind, lost),
    () => [backend.history(), backend.logger.lines],
  );
  expectStory(backend, { kind, way, states: ['live', stale, 'live'] });
  expectLines(backend, { kind, way }, twoLines(outcome.code));
}

/** The cluster says that there is no such kind, so there are no objects; then there are again. */
async function goesAway(
  backend: MatrixBackend,
  { injected, kind, scene }: Failing,
): Promise<void> {
  const { cluster, way } = scene;
  await until(
    `${kind} is not installed`,
    () => backend.state(kind) === 'not installed',
    () => [backend.history(), backend.logger.lines],
  );
  const mark = cluster.mark(kind);
  expect(backend.freshness(kind).state).toBe('live');
  expect(backend.count(kind)).toBe(0);

  injected.lift();
  await until(
    `${kind} is there again`,
    () => backend.isLive() && backend.shows(kind, mark),
    () => [backend.history(), backend.logger.lines],
  );
  expectStory(backend, {
    kind,
    way,
    states: ['live', 'not installed', 'live'],
  });
  expectLines(backend, { kind, way }, [
    expect.stringMatching(/^info The cluster does not serve/),
    expect.stringMatching(/^info Watching/),
  ]);
}

/** Nobody notices, and nothing is lost. */
async function staysLive(
  backend: MatrixBackend,
  { injected, kind, scene }: Failing,
): Promise<void> {
  const { cluster, way } = scene;
  await until('the fault has hit', injected.hasHit, () => backend.history());
  injected.lift();
  await seesChange(backend, cluster, kind);

  expectStory(backend, { kind, way, states: ['live'] });
  expectLines(backend, { kind, way }, []);
}

/** Nothing is known, and why; then everything. */
async function staysUnread(
  backend: MatrixBackend,
  { injected, kind, outcome, scene }: Failing,
): Promise<void> {
  if (outcome.outcome !== 'failed' && outcome.outcome !== 'stale') {
    throw new Error('It is expected to have failed');
  }
  const { cluster, way } = scene;
  const failed = `${outcome.outcome} ${outcome.code}`;
  const others = independentOf(kind, way);
  await until(
    `${kind} is ${failed}, and the others are live`,
    () =>
      backend.state(kind) === failed &&
      others.every(other => backend.state(other) === 'live'),
    () => [backend.history(), backend.logger.lines],
  );
  expect(injected.hasHit()).toBe(true);
  expect(backend.freshness(kind)).toMatchObject({
    problem: { message: sentenceMatching(outcome.says, kind, way) },
  });
  const { sources, instances } = backend.sources();
  // A source is as old as its oldest kind, which may be another one that failed a moment before.
  expect(
    [...sources, ...instances].map(({ freshness }) => freshness),
  ).toContainEqual(
    expect.objectContaining({
      state: outcome.outcome,
      problem: expect.objectContaining({ code: outcome.code }),
    }),
  );
  const mark = cluster.mark(kind);
  injected.lift();
  await until(
    `${kind} is live`,
    () => backend.isLive() && backend.shows(kind, mark),
    () => [backend.history(), backend.logger.lines],
  );
  expect(backend.history()[kind]).toEqual(['syncing', failed, 'live']);
  expect(linesAbout(backend, kind, way)).toEqual(twoLines(outcome.code));
}

/** The clock that decides, and every timer, go on as they are. */
const ALL_BUT_DATE: FakeTimersConfig['doNotFake'] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
];

async function clockJumps(
  backend: MatrixBackend,
  cluster: MatrixCluster,
  kind: MatrixKind,
): Promise<void> {
  const began = Date.now();
  const since = kinds.map(each => backend.freshness(each));
  try {
    for (const now of [began + HOUR_MS, began]) {
      jest.useFakeTimers({ now, doNotFake: ALL_BUT_DATE });
      await seesChange(backend, cluster, kind);

      expect(kinds.map(each => backend.freshness(each))).toEqual(since);
      for (const { ageSeconds } of readWatches(
        backend.store.snapshot(),
        new Date(),
      )) {
        expect(ageSeconds).toBeGreaterThanOrEqual(0);
        expect(ageSeconds).toBeLessThanOrEqual(HOUR_MS / 1000 + 60);
      }
    }
  } finally {
    jest.useRealTimers();
  }
  expect(backend.history()[kind]).toEqual(['live']);
  expect(backend.logger.lines).toEqual([]);
}

/** Ten thousand changes leave as many records as there are objects, and at most one computation waits. */
async function eventsPourIn(
  backend: MatrixBackend,
  cluster: MatrixCluster,
  kind: MatrixKind,
): Promise<void> {
  let changes = 0;
  let computations = 0;
  const undo = backend.store.subscribe(() => {
    changes += 1;
  });
  const projection = EntityProjection.start({
    compute: () => {
      computations += 1;
      return backend.view();
    },
    subscribe: ({ changed }) => backend.store.subscribe(changed),
  });
  try {
    const last = await cluster.burst(kind, 10_000);
    await until(
      'the last change is seen',
      () => backend.shows(kind, last),
      () => [changes, backend.history(), backend.logger.lines],
    );
    await until(
      'there are as many records as objects',
      () => backend.count(kind) === cluster.count(kind),
      () => [backend.count(kind), cluster.count(kind)],
    );
  } finally {
    projection.stop();
    undo();
  }
  expect(computations).toBeLessThan(Math.max(20, changes / 10));
  expect(backend.history()[kind]).toEqual(['live']);
  expect(backend.logger.lines).toEqual([]);
}

async function seesChange(
  backend: MatrixBackend,
  cluster: MatrixCluster,
  kind: MatrixKind,
): Promise<void> {
  const mark = cluster.mark(kind);
  await until(
    `a change of ${kind} is seen`,
    () => backend.shows(kind, mark),
    () => [backend.history(), backend.logger.lines],
  );
}

/** A shortened silence is no sign of death as long as there is something to tell. */
async function keepingOthersBusy(
  { cluster, way }: Scene,
  kind: MatrixKind,
  wait: () => Promise<void>,
): Promise<void> {
  const others = independentOf(kind, way);
  const busy = setInterval(
    () => others.forEach(other => cluster.mark(other)),
    100,
  );
  try {
    await wait();
  } finally {
    clearInterval(busy);
  }
}

/** Kinds that a fault of this one must not touch. */
function independentOf(kind: MatrixKind, way: Way): MatrixKind[] {
  if (way !== 'Argo CD API') {
    return kinds.filter(other => other !== kind);
  }
  // RayClusters and pods are one round, which rests while the Applications cannot be read.
  return kind === 'Application' ? [] : ['Application'];
}

function expectStory(
  backend: MatrixBackend,
  { kind, way, states }: { kind: MatrixKind; way: Way; states: string[] },
): void {
  const history = backend.history();
  expect(history[kind]).toEqual(states);
  for (const other of independentOf(kind, way)) {
    expect(history[other]).toEqual(['live']);
  }
}

/** Exactly one line for each change of state, and none about the kinds that it does not touch. */
function expectLines(
  backend: MatrixBackend,
  { kind, way }: { kind: MatrixKind; way: Way },
  lines: unknown[],
): void {
  expect(linesAbout(backend, kind, way)).toEqual(lines);
  for (const other of independentOf(kind, way)) {
    expect(linesAbout(backend, other, way)).toEqual([]);
  }
}

function linesAbout(
  { logger }: MatrixBackend,
  kind: MatrixKind,
  way: Way,
): string[] {
  const subject = subjectOf(kind, way);
  return logger.lines.filter(line => subject.test(line));
}

/** It cannot be read, and it can be again. */
function twoLines(code: string): unknown[] {
  return [
    expect.stringMatching(new RegExp(`^warn Cannot read .*\\(${code}\\)`)),
    expect.stringMatching(/^info (Watching|Reading)/),
  ];
}

/** The limits of a test are not those of the sentence. */
function sentenceMatching(says: string, kind: MatrixKind, way: Way): unknown {
  const { namespace, name } = APPLICATION;
  const about =
    way === 'Argo CD API' && kind !== 'Application'
      ? `Application showcase/${namespace}/${name}: `
      : '';
  const literal = `${about}${says}`
    .replace('<resource>', RESOURCES[kind])
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return expect.stringMatching(
    new RegExp(`^${literal.replace('<seconds>', '[0-9.]+')}$`),
  );
}

function subjectOf(kind: MatrixKind, way: Way): RegExp {
  if (way !== 'Argo CD API') {
    return new RegExp(` ${RESOURCES[kind]}( |$)`);
  }
  return kind === 'Application'
    ? /(Cannot read|Reading) Applications/
    : /the RayClusters of showcase\/argocd\/fraud-features/;
}

/** What stays as it was: pods come and go with the work that the development cluster imagines. */
function namesIn(view: EntityView) {
  return {
    rayClusters: view.rayClusters.map(({ ref, pods, groups }) => ({
      ref,
      hasPods: pods.length > 0,
      groups: groups.map(({ name }) => name),
    })),
    applications: view.applications.map(({ name }) => name),
  };
}
