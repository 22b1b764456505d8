import {
  loadRecordedApplications,
  type RecordedApplications,
} from '../__fixtures__/loadRecordedApplications';
import { RECORDED_CLUSTER } from '../__fixtures__/loadRecorded';
import { assessApplication } from '../argocd';
import { findInApplications } from './findInApplications';

/** What is said of one recorded moment: each Application in a line, and below it what is found in it. */
function describeMoment(moment: RecordedApplications) {
  const { applications, rayClusters } = moment;
  const guarded = applications.some(
    ({ bringsReplicaGuard }) => bringsReplicaGuard,
  );
  const views = applications.map(application =>
    assessApplication({ application }),
  );
  const findings = findInApplications({
    verdicts: [],
    applications: views,
    records: applications,
    rayClusters,
    guardedClusters: new Set(guarded ? [RECORDED_CLUSTER] : []),
    now: new Date('2026-11-21T02:40:00Z'),
  });
  return Object.fromEntries(
    views.map(({ id, name, role, sync, health, operation }) => [
      name,
      [
        `${role}, ${sync}, ${health}, ${operation?.phase ?? 'never synced'}`,
        ...findings
          .filter(({ application }) => application === id)
          .map(({ severity, about, code }) => `${severity} ${about} ${code}`),
      ],
    ]),
  );
}

function story(name: string) {
  return loadRecordedApplications(name).map(moment => [
    moment.at,
    describeMoment(moment),
  ]);
}

const WELL = 'cluster, Synced, Healthy, Succeeded';

/** The chart has no guard, and nobody added one; Git's counts are the live ones. */
const NO_GUARD = 'info configuration no-replica-guard';
/** The counts differ from Git's at this moment. */
const RESET_AHEAD = 'warning configuration no-replica-guard';
/** The guide ignores replicas alone. */
const REPLICAS_ONLY = 'warning configuration scale-strategy-not-ignored';
/** The guide writes prune: true for the CRDs. */
const PRUNABLE = 'warning configuration crds-prunable';
const OLD_CHART = 'info configuration version-skew';

const OPERATOR = ['operator, Synced, Healthy, Succeeded'];
const CRDS = ['crds, Synced, Healthy, Succeeded', PRUNABLE];
const GUIDE = [WELL, REPLICAS_ONLY, NO_GUARD];

/** All well but for the guard, as most of the zoo is: Argo CD sees none of what ails its Ray clusters. */
const WELL_WITHOUT_GUARD = [WELL, NO_GUARD];

describe('findInApplications on recorded Applications', () => {
  it('finds in the healthy guide what it writes wrong, and nothing that runs wrong', () => {
    expect(story('healthy')).toEqual([
      [
        'the moment',
        {
          'ray-operator': OPERATOR,
          'ray-operator-crds': CRDS,
          raycluster: GUIDE,
        },
      ],
    ]);
  });

  it('finds no more where nodes are lost: Argo CD does not see it', () => {
    expect(story('nodes-lost')).toEqual([
      [
        'the moment',
        {
          // The operator's pod was on a node that is gone.
          'ray-operator': ['operator, Synced, Progressing, Succeeded'],
          // Argo CD says so for minutes after the CRDs are established.
          'ray-operator-crds': [
            'crds, Synced, Progressing, Succeeded',
            PRUNABLE,
          ],
          raycluster: GUIDE,
        },
      ],
    ]);
  });

  it('finds in the zoo what each Application has wrong', () => {
    expect(story('zoo')).toEqual([
      [
        'the moment',
        {
          'ray-operator': OPERATOR,
          'ray-operator-crds': CRDS,
          // a1 has 12 live replicas, Git 1.
          'at-max': [WELL, RESET_AHEAD],
          'crash-loop': WELL_WITHOUT_GUARD,
          gpu: WELL_WITHOUT_GUARD,
          'image-drift': WELL_WITHOUT_GUARD,
          'image-pull': WELL_WITHOUT_GUARD,
          'invalid-spec': WELL_WITHOUT_GUARD,
          'node-lost': WELL_WITHOUT_GUARD,
          orphan: WELL_WITHOUT_GUARD,
          suspended: WELL_WITHOUT_GUARD,
          unschedulable: WELL_WITHOUT_GUARD,
          // Its rule names long-name-kuberay; the RayCluster has another name.
          'long-name': [
            WELL,
            'error configuration ignore-rule-misses-cluster',
            NO_GUARD,
          ],
          manual: [
            'cluster, OutOfSync, Missing, never synced',
            'warning runtime never-synced',
          ],
          // Chart 1.7.0 over CRDs and operator 1.5.1.
          'new-chart': [WELL, NO_GUARD, 'warning configuration version-skew'],
          // Chart 1.4.1 under them: behind, which is the right order of an upgrade.
          'old-chart': [WELL, NO_GUARD, OLD_CHART],
          'no-autoscaler': [
            WELL,
            'warning configuration replicas-ignored-without-autoscaler',
          ],
          // Argo CD's Healthy means nothing here; there is no RayCluster to judge the rest by.
          'no-such-chart': [
            'cluster, Unknown, Unknown, never synced',
            'error runtime source-not-found',
          ],
          // The guide all in one, with its chart 1.4.1.
          raycluster: [WELL, REPLICAS_ONLY, NO_GUARD, OLD_CHART],
          // The API server refuses it, and Argo CD is at its fourth retry.
          'sync-failed': [
            'cluster, OutOfSync, Missing, Running',
            'error runtime sync-failed',
          ],
        },
      ],
    ]);
  });

  it('finds nothing in a stack of several sources with both rules and the guard', () => {
    expect(story('multi-source')).toEqual([
      [
        'the moment',
        {
          'ray-dev': [WELL],
          'ray-prod': [WELL],
          'ray-replica-guard': ['other, Synced, Healthy, Succeeded'],
          'ray-stack': ['other, Synced, Healthy, Succeeded'],
        },
      ],
    ]);
  });

  it('follows the guide step by step', () => {
    expect(story('walk')).toEqual([
      [
        'nothing can be compared',
        {
          'ray-operator-crds': [
            'crds, Unknown, Unknown, never synced',
            'error runtime comparison-error',
            PRUNABLE,
          ],
        },
      ],
      [
        'the CRDs are installed',
        {
          'ray-operator-crds': [
            'crds, Synced, Progressing, Succeeded',
            PRUNABLE,
          ],
        },
      ],
      [
        'the Ray cluster is being created',
        {
          'ray-operator': OPERATOR,
          'ray-operator-crds': [
            'crds, Synced, Progressing, Succeeded',
            PRUNABLE,
          ],
          raycluster: [
            'cluster, OutOfSync, Missing, Running',
            REPLICAS_ONLY,
            NO_GUARD,
          ],
        },
      ],
      [
        'everything runs',
        {
          'ray-operator': OPERATOR,
          'ray-operator-crds': CRDS,
          raycluster: GUIDE,
        },
      ],
    ]);
  });

  it('takes the first failure of the guide all in one for what it is: a start', () => {
    expect(story('allinone')).toEqual([
      [
        'the kind is not there yet',
        {
          'ray-operator': ['operator, OutOfSync, Healthy, Running'],
          'ray-operator-crds': ['crds, OutOfSync, Missing, Running', PRUNABLE],
          raycluster: ['cluster, OutOfSync, Missing, Running'],
        },
      ],
      [
        'everything runs',
        {
          'ray-operator': OPERATOR,
          'ray-operator-crds': CRDS,
          raycluster: [...GUIDE, OLD_CHART],
        },
      ],
    ]);
  });

  it('warns before a sync resets the counts, and not after', () => {
    const platform = { 'ray-operator': OPERATOR, 'ray-operator-crds': CRDS };
    expect(story('autoscale')).toEqual([
      [
        'five workers',
        { ...platform, raycluster: [WELL, REPLICAS_ONLY, RESET_AHEAD] },
      ],
      ['a sync by hand has reset them', { ...platform, raycluster: GUIDE }],
      ['an edit in Git has reset them', { ...platform, raycluster: GUIDE }],
    ]);
  });

  it('finds nothing in what we recommend, whatever happens to it', () => {
    const SYNCED = 'other, Synced, Healthy, Succeeded';
    const STARTED = 'crds, Synced, Progressing, Succeeded';
    const platform = {
      'ray-operator': OPERATOR,
      'ray-replica-guard': [SYNCED],
      'ray-stack': [SYNCED],
    };
    expect(story('recommended')).toEqual([
      [
        'the first sync runs',
        {
          'ray-operator': ['operator, OutOfSync, Missing, Running'],
          'ray-operator-crds': ['crds, OutOfSync, Missing, Running'],
          'ray-replica-guard': [SYNCED],
          'ray-stack': ['other, OutOfSync, Healthy, Running'],
          raycluster: ['cluster, OutOfSync, Missing, Running'],
        },
      ],
      [
        'everything runs',
        { ...platform, 'ray-operator-crds': [STARTED], raycluster: [WELL] },
      ],
      [
        'Git has added a group',
        { ...platform, 'ray-operator-crds': [STARTED], raycluster: [WELL] },
      ],
      [
        'the Ray cluster is retired',
        {
          ...platform,
          'ray-operator-crds': [STARTED],
          'ray-stack': ['other, OutOfSync, Progressing, Succeeded'],
          raycluster: [WELL],
        },
      ],
      [
        'it is back',
        {
          ...platform,
          'ray-operator-crds': ['crds, Synced, Healthy, Succeeded'],
          raycluster: [WELL],
        },
      ],
    ]);
  });
});
