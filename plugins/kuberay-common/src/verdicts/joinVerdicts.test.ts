import { anApplicationView } from '../testUtils';
import {
  verdict,
  verdictToneSchema,
  type ApplicationView,
  type SourceView,
  type Verdict,
} from '../view';
import { joinVerdicts, worstVerdict } from './joinVerdicts';

const fine = verdict('all-ready', 'ok', { desired: 3 });
const crashing = verdict('worker-crashing', 'error', {
  failing: 1,
  desired: 2,
});
const scaling = verdict('scaling-up', 'progressing', { ready: 1, desired: 3 });
const suspended = verdict('suspended', 'suspended');
const live: SourceView = {
  kind: 'kubernetes',
  cluster: 'prod',
  title: 'Production',
  freshness: { state: 'live', since: '2026-11-21T02:00:00Z' },
};
const problem = { code: 'unreachable', message: 'No answer' } as const;
const outOfSync = anApplicationView({ sync: 'OutOfSync' });
const syncing = anApplicationView({
  sync: 'OutOfSync',
  operation: { phase: 'Running', retryCount: 0, automated: true, failures: [] },
});
const syncFailed = anApplicationView({
  sync: 'OutOfSync',
  operation: {
    phase: 'Failed',
    message: 'denied',
    retryCount: 5,
    automated: true,
    failures: [],
  },
});
const notComparable = anApplicationView({
  sync: 'Unknown',
  health: 'Unknown',
  conditions: [{ type: 'ComparisonError', message: 'no such chart' }],
});

function join(
  rayClusters: Verdict[],
  applications: ApplicationView[] = [],
  sources: SourceView[] = [live],
): string {
  const { tone, message } = joinVerdicts({
    rayClusters: rayClusters.map((judged, index) => ({
      ref: {
        cluster: 'prod',
        namespace: 'ray',
        name: ['features', 'serving', 'batch'][index],
      },
      verdict: judged,
    })),
    applications,
    sources,
    kind: 'component',
  });
  return `${tone}: ${message}`;
}

describe('joinVerdicts', () => {
  it.each<[string, Verdict[], ApplicationView[], string]>([
    [
      'all is well',
      [fine],
      [anApplicationView()],
      'ok: All 3 workers are ready',
    ],
    ['no Application is known', [fine], [], 'ok: All 3 workers are ready'],
    [
      'Ray has an error and Argo CD sees nothing',
      [crashing],
      [anApplicationView()],
      'error: 1 of 2 workers keeps crashing',
    ],
    [
      'both have an error: Ray’s first',
      [crashing],
      [syncFailed],
      'error: 1 of 2 workers keeps crashing',
    ],
    [
      'the sync fails while Ray is fine',
      [fine],
      [syncFailed],
      'error: Argo CD cannot sync: denied',
    ],
    [
      'the sync fails while Ray scales',
      [scaling],
      [syncFailed],
      'error: Argo CD cannot sync: denied',
    ],
    [
      'Argo CD cannot compare while Ray is fine',
      [fine],
      [notComparable],
      'warning: Argo CD cannot compare with Git',
    ],
    [
      'Ray is fine and not what Git says',
      [fine],
      [outOfSync],
      'warning: The cluster is not what Git says: OutOfSync',
    ],
    [
      'Ray scales and is not what Git says',
      [scaling],
      [outOfSync],
      'progressing: Scaling up: 1 of 3 workers ready',
    ],
    [
      'Ray is suspended and not what Git says',
      [suspended],
      [outOfSync],
      'suspended: Suspended; no pods run',
    ],
    [
      'a sync is about to end the difference',
      [fine],
      [syncing],
      'ok: All 3 workers are ready',
    ],
    [
      'the Application is being deleted',
      [fine],
      [{ ...outOfSync, deleting: true }],
      'ok: All 3 workers are ready',
    ],
    [
      'only the operator’s Application has trouble',
      [fine],
      [
        anApplicationView(),
        { ...syncFailed, role: 'operator', rayCluster: undefined },
      ],
      'ok: All 3 workers are ready',
    ],
    [
      'two Applications claim the cluster: neither speaks for it',
      [fine],
      [outOfSync, anApplicationView({ name: 'other' })],
      'ok: All 3 workers are ready',
    ],
    [
      'one of several Ray clusters has an error',
      [fine, suspended, crashing, scaling],
      [],
      'error: batch: 1 of 2 workers keeps crashing',
    ],
    [
      'one is suspended and one is fine',
      [fine, suspended],
      [],
      'suspended: serving: Suspended; no pods run',
    ],
  ])('says when %s', (_, rayClusters, applications, expected) => {
    expect(join(rayClusters, applications)).toBe(expected);
  });

  it('keeps the verdict of a stale source: its age is another axis', () => {
    const stale: SourceView = {
      ...live,
      freshness: {
        state: 'stale',
        observedAt: '2026-11-21T02:00:00Z',
        problem,
      },
    };
    expect(join([fine], [], [stale])).toBe('ok: All 3 workers are ready');
  });

  it.each<[string, SourceView[], string]>([
    [
      'every source is read',
      [live],
      'unknown: No Ray cluster belongs to this component yet',
    ],
    [
      'a source is still being read',
      [
        live,
        {
          kind: 'kubernetes',
          cluster: 'gpu',
          title: 'GPU',
          freshness: { state: 'syncing' },
        },
      ],
      'unknown: Reading GPU …',
    ],
    [
      'a source could never be read',
      [
        live,
        {
          kind: 'kubernetes',
          cluster: 'gpu',
          title: 'GPU',
          freshness: {
            state: 'failed',
            since: '2026-11-21T02:00:00Z',
            problem,
          },
        },
      ],
      'unknown: GPU cannot be read',
    ],
  ])('says that nothing matches only when %s', (_, sources, expected) => {
    expect(join([], [], sources)).toBe(expected);
  });

  it.each<[string, ApplicationView, string]>([
    [
      'cannot be compared',
      notComparable,
      'error: Argo CD cannot compare with Git',
    ],
    [
      'cannot be synced',
      syncFailed,
      'error: Argo CD cannot create the Ray cluster: denied',
    ],
    [
      'is well, and deploys it to nobody knows where',
      anApplicationView(),
      'unknown: No Ray cluster belongs to this component yet',
    ],
    [
      'deploys no Ray cluster',
      { ...syncFailed, role: 'other' },
      'unknown: No Ray cluster belongs to this component yet',
    ],
    [
      'is being deleted',
      { ...notComparable, deleting: true },
      'unknown: No Ray cluster belongs to this component yet',
    ],
  ])(
    'says of an Application without any Ray cluster yet what it is about: it %s',
    (_, application, expected) => {
      expect(join([], [{ ...application, rayCluster: undefined }])).toBe(
        expected,
      );
    },
  );
});

describe('worstVerdict', () => {
  it('ranks every tone there is', () => {
    const byTone = verdictToneSchema.options.map(tone =>
      verdict('deleting', tone),
    );
    const ranked: string[] = [];
    let rest = [...byTone].reverse();
    while (rest.length > 0) {
      const worst = worstVerdict(rest);
      ranked.push(worst.tone);
      rest = rest.filter(other => other !== worst);
    }
    expect(ranked).toEqual([
      'error',
      'warning',
      'unknown',
      'progressing',
      'suspended',
      'ok',
    ]);
  });

  it('takes the first of equals', () => {
    const other = verdict('head-not-ready', 'error', { reason: 'NodeLost' });
    expect(worstVerdict([fine, crashing, other])).toBe(crashing);
  });

  const at = (cluster: string, namespace: string, name: string) => ({
    ref: { cluster, namespace, name },
    verdict: crashing,
  });

  it.each([
    [
      'by its name',
      [at('prod', 'ray', 'batch'), at('prod', 'ray', 'serving')],
      'batch',
    ],
    [
      'by its namespace, where both have one name',
      [at('prod', 'dev', 'batch'), at('prod', 'live', 'batch')],
      'dev/batch',
    ],
    [
      'by its Kubernetes cluster, where they are alike in all else',
      [at('eu', 'ray', 'batch'), at('us', 'ray', 'batch')],
      'eu/ray/batch',
    ],
    ['by nothing, where it is the only one', [at('eu', 'ray', 'b')], undefined],
  ])('names the Ray cluster that is meant %s', (_, rayClusters, name) => {
    const { message, rayCluster } = joinVerdicts({
      rayClusters,
      applications: [],
      sources: [live],
      kind: 'component',
    });
    expect(rayCluster).toBe(name);
    expect(message).toBe(
      `${name ? `${name}: ` : ''}1 of 2 workers keeps crashing`,
    );
  });

  it('names the Ray cluster whose Application cannot sync', () => {
    const application = {
      ...syncFailed,
      rayCluster: { cluster: 'prod', namespace: 'ray', name: 'serving' },
    };
    expect(join([fine, fine], [application])).toBe(
      'error: serving: Argo CD cannot sync: denied',
    );
  });

  it('says of several that are well that all are', () => {
    expect(join([fine, verdict('one-ready', 'ok')])).toBe(
      'ok: All 2 Ray clusters are ready',
    );
  });
});
