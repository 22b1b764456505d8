import fc from 'fast-check';
import { MalformedObjectError } from '../MalformedObjectError';
import { anIgnoreDifferencesRecord } from '../testUtils';
import { applicationViewSchema } from '../view';
import { assessApplication } from './assessApplication';
import { ignoredFields, isForRayCluster, matchesGlob } from './ignoredFields';
import { toApplicationRecord } from './toApplicationRecord';

/** Printed with the path of a counterexample, so that it can be run again. */
const RUNS = { seed: 5, numRuns: 300 };

const source = {
  repoURL: 'https://charts.example.org/kuberay',
  chart: 'ray-cluster',
  targetRevision: '1.5.1',
  helm: {
    releaseName: 'demo',
    valueFiles: ['$values/a.yaml'],
    valuesObject: {
      worker: { groupName: 'std', replicas: 1 },
      additionalWorkerGroups: { a1: { replicas: 2 } },
      annotations: { 'argocd.argoproj.io/sync-options': 'Replace=true' },
    },
    parameters: [{ name: 'worker.replicas', value: '3', forceString: false }],
  },
};

/** Everything that is read has a place here. */
const application = {
  metadata: {
    namespace: 'argocd',
    name: 'demo',
    uid: '1',
    labels: { a: 'b' },
    annotations: { 'kuberay.io/entity': 'component:default/demo' },
    finalizers: ['a'],
  },
  spec: {
    project: 'ray',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'ray' },
    source,
    sources: [source, { repoURL: 'https://git.example.org/a', ref: 'values' }],
    ignoreDifferences: [
      {
        group: 'ray.io',
        kind: 'RayCluster',
        name: 'demo-kuberay',
        namespace: 'ray',
        jqPathExpressions: ['.spec.workerGroupSpecs[]?.replicas'],
        jsonPointers: ['/spec/workerGroupSpecs/0/replicas'],
        managedFieldsManagers: ['python-requests'],
      },
    ],
    syncPolicy: {
      automated: { enabled: true, prune: true, selfHeal: true },
      syncOptions: ['CreateNamespace=true'],
      retry: { limit: 5, backoff: { duration: '5s' } },
    },
  },
  operation: { sync: {} },
  status: {
    sync: { status: 'OutOfSync', revision: 'a', revisions: ['a'] },
    health: { status: 'Healthy' },
    operationState: {
      phase: 'Failed',
      message: 'denied',
      startedAt: '2026-11-21T02:00:00Z',
      finishedAt: '2026-11-21T02:00:01Z',
      retryCount: 1,
      operation: {
        initiatedBy: { username: 'admin', automated: false },
        sync: { autoHealAttemptsCount: 2 },
      },
      syncResult: {
        resources: [
          { kind: 'A', name: 'b', status: 'SyncFailed', message: 'denied' },
        ],
      },
    },
    history: [
      {
        id: 0,
        revision: 'a',
        revisions: ['a'],
        deployedAt: '2026-11-21T02:00:01Z',
        initiatedBy: { username: 'admin' },
      },
    ],
    conditions: [{ type: 'SyncError', message: 'denied' }],
    resources: [
      {
        group: 'ray.io',
        kind: 'RayCluster',
        namespace: 'ray',
        name: 'demo-kuberay',
        status: 'OutOfSync',
        requiresPruning: false,
      },
    ],
    controllerNamespace: 'argocd',
  },
};

type Path = (string | number)[];

function listPaths(value: unknown, path: Path = []): Path[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => {
        const next = [...path, Array.isArray(value) ? Number(key) : key];
        return [next, ...listPaths(item, next)];
      })
    : [];
}

/** A copy with another value at one place. */
function replaceAt(value: unknown, path: Path, by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return by;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      index === step ? replaceAt(item, rest, by) : item,
    );
  }
  return {
    ...(value as object),
    [step]: replaceAt((value as Record<string, unknown>)[step], rest, by),
  };
}

function readSafely(object: unknown): void {
  let record;
  try {
    record = toApplicationRecord(
      { cluster: 'prod', readFrom: 'argocd' },
      object,
    );
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedObjectError);
    return;
  }
  const shown = assessApplication({ application: record });
  expect(applicationViewSchema.strict().safeParse(shown).success).toBe(true);
}

const anything = fc.oneof(
  fc.anything({ maxDepth: 3 }),
  fc.jsonValue(),
  fc.constantFrom('__proto__', 'a\u0000b', '{{ x }}', -1, 1e400, null),
);

describe('toApplicationRecord', () => {
  it('reads what has every field, and gives the API its shape', () => {
    const record = toApplicationRecord(
      { cluster: 'prod', readFrom: 'argocd' },
      application,
    );
    expect(record.operation?.failures).toHaveLength(1);
    readSafely(application);
  });

  it('throws nothing but MalformedObjectError, whatever stands in one place', () => {
    const place = fc.constantFrom(...listPaths(application));
    const everyPlace = fc.property(place, anything, (path, value) =>
      readSafely(replaceAt(application, path, value)),
    );
    expect(() => fc.assert(everyPlace, RUNS)).not.toThrow();
  });

  it('throws nothing but MalformedObjectError, whatever the object is', () => {
    const everyObject = fc.property(anything, object => readSafely(object));
    expect(() => fc.assert(everyObject, RUNS)).not.toThrow();
  });
});

describe('the values in an Application', () => {
  const withHelm = (helm: object) => () =>
    readSafely({
      ...application,
      spec: { ...application.spec, sources: [{ ...source, helm }] },
    });

  it('may be nested deeper than a stack is high', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`);
    expect(withHelm({ valuesObject: { worker: deep, deep } })).not.toThrow();
    expect(withHelm({ values: '['.repeat(9000) })).not.toThrow();
  });

  it('may be a YAML text that grows with each alias', () => {
    const lines = ['a0: &a0 [x]'];
    for (let level = 1; level < 12; level++) {
      const before = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array(9).fill(before).join()}]`);
    }
    expect(withHelm({ values: lines.join('\n') })).not.toThrow();
  });
});

const jqText = fc
  .array(
    fc.constantFrom(
      '.spec',
      '.workerGroupSpecs',
      '[]',
      '[0]',
      '?',
      '|',
      ',',
      '(',
      ')',
      '.replicas',
      '"replicas"',
      'select(',
      '..',
      '\\',
      '{',
      ' ',
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''));

describe('ignoredFields', () => {
  it('reads any text without an error, and a rule that is no path as one that may hide anything', () => {
    fc.assert(
      fc.property(fc.oneof(jqText, fc.string()), text => {
        const rule = anIgnoreDifferencesRecord({
          jqPathExpressions: [text],
          jsonPointers: [text],
          managedFieldsManagers: [text],
        });
        expect(() => ignoredFields({ ignored: [rule] })).not.toThrow();
      }),
      RUNS,
    );
  });

  it('keeps its time with an expression that doubles at every step', () => {
    const doubled = Array.from({ length: 40 }, () => '(.a,.b)').join('|');
    const rule = anIgnoreDifferencesRecord({
      jqPathExpressions: [
        `.spec.workerGroupSpecs[]|${doubled}`,
        `.spec.workerGroupSpecs${'|select('.repeat(100_000)}`,
      ],
    });
    expect(ignoredFields({ ignored: [rule] }).unread).toHaveLength(2);
  });
});

describe('matchesGlob', () => {
  it.each([
    ['*', true],
    ['RayCluster', true],
    ['Ray*', true],
    ['RayClust?r', true],
    ['{RayJob,RayCluster}', true],
    ['Ray[ABC]luster', true],
    ['', false],
    ['ray*', false],
    ['RayCluste', false],
    ['{RayJob,RayService}', false],
  ])('takes %j for RayCluster: %s', (glob, expected) => {
    expect(matchesGlob(glob, 'RayCluster')).toBe(expected);
  });

  it('takes any text for a glob', () => {
    fc.assert(
      fc.property(fc.string(), glob => {
        const rule = anIgnoreDifferencesRecord({ group: glob, kind: glob });
        expect(() => isForRayCluster(rule)).not.toThrow();
      }),
      RUNS,
    );
  });
});
