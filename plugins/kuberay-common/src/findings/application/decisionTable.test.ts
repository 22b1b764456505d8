import type { ApplicationRecord } from '../../argocd';
import { anIgnoreDifferencesRecord } from '../../testUtils';
import { findInApplications } from '../findInApplications';
import { aFoundApplication } from './__testUtils__/aFoundApplication';

const REPLICAS = '.spec.workerGroupSpecs[]?.replicas';
const SCALE_STRATEGY = '.spec.workerGroupSpecs[]?.scaleStrategy';
const SERVER_SIDE_DIFF = {
  'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
};

function ignoring(
  ...jqPathExpressions: string[]
): Pick<ApplicationRecord, 'ignoreDifferences'> {
  return {
    ignoreDifferences: [anIgnoreDifferencesRecord({ jqPathExpressions })],
  };
}

const none = { ignoreDifferences: [] };
const replicasOnly = ignoring(REPLICAS);
const both = ignoring(REPLICAS, SCALE_STRATEGY);

/** Every row but those of the guard has it: nothing keeps the counts. */
const NO_GUARD = 'info no-replica-guard';
const NOT_SCALE_STRATEGY = 'warning scale-strategy-not-ignored';

/** An Application that is Synced, of a cluster whose live counts are Git's: what is found lies in its configuration alone. */
function findingsOf(
  record: Partial<ApplicationRecord>,
  guarded: boolean,
): string[] {
  const found = aFoundApplication({
    record: { syncOptions: ['CreateNamespace=true'], ...record },
  });
  return findInApplications({
    verdicts: [],
    applications: [found.application],
    records: [found.record],
    rayClusters: [found.rayCluster],
    guardedClusters: new Set(guarded ? [found.rayCluster.cluster] : []),
    now: found.now,
  }).map(({ severity, code }) => `${severity} ${code}`);
}

/** Run with Argo CD 3.5.1 and KubeRay 1.5.1: what became of live counts and of Git's edits in each (domain.md 6.3). */
describe('the decision table of an autoscaled RayCluster', () => {
  it.each<[string, Partial<ApplicationRecord>, string[]]>([
    [
      '1: no rule',
      none,
      ['error replicas-not-ignored', NOT_SCALE_STRATEGY, NO_GUARD],
    ],
    ['2: replicas, as the guide', replicasOnly, [NOT_SCALE_STRATEGY, NO_GUARD]],
    ['3: both', both, [NO_GUARD]],
    [
      '4: replicas, and of scaleStrategy a leaf: its parent still differs for a server',
      ignoring(REPLICAS, `${SCALE_STRATEGY}.workersToDelete`),
      [NOT_SCALE_STRATEGY, NO_GUARD],
    ],
    [
      '5: pointers to replicas of both groups',
      {
        ignoreDifferences: [
          anIgnoreDifferencesRecord({
            jqPathExpressions: [],
            jsonPointers: [0, 1].map(
              index => `/spec/workerGroupSpecs/${index}/replicas`,
            ),
          }),
        ],
      },
      [NOT_SCALE_STRATEGY, NO_GUARD],
    ],
    [
      '6: both + ApplyOutOfSyncOnly',
      { ...both, syncOptions: ['ApplyOutOfSyncOnly=true'] },
      [NO_GUARD],
    ],
    [
      '7: both + ServerSideApply',
      { ...both, syncOptions: ['ServerSideApply=true'] },
      [NO_GUARD],
    ],
    [
      '8: replicas + ServerSideApply',
      { ...replicasOnly, syncOptions: ['ServerSideApply=true'] },
      ['error scale-strategy-not-ignored', NO_GUARD],
    ],
    [
      '9: both + ServerSideDiff, with ServerSideApply',
      {
        ...both,
        annotations: SERVER_SIDE_DIFF,
        syncOptions: ['ServerSideApply=true'],
      },
      [NO_GUARD],
    ],
    [
      '9: both + ServerSideDiff, without it',
      { ...both, annotations: SERVER_SIDE_DIFF },
      ['warning server-side-diff-alone', NO_GUARD],
    ],
    [
      '10: replicas + ServerSideDiff',
      { ...replicasOnly, annotations: SERVER_SIDE_DIFF },
      [
        'warning server-side-diff-alone',
        'error scale-strategy-not-ignored',
        NO_GUARD,
      ],
    ],
    [
      '11: both + Replace',
      { ...both, syncOptions: ['Replace=true'] },
      ['error cluster-replaced', NO_GUARD],
    ],
    [
      '12: both + RespectIgnoreDifferences',
      { ...both, syncOptions: ['RespectIgnoreDifferences=true'] },
      ['error respect-ignore-differences', NO_GUARD],
    ],
    [
      '12: the same with ServerSideApply',
      {
        ...both,
        syncOptions: ['RespectIgnoreDifferences=true', 'ServerSideApply=true'],
      },
      ['error respect-ignore-differences', NO_GUARD],
    ],
    [
      '13: a pointer to the list',
      {
        ignoreDifferences: [
          anIgnoreDifferencesRecord({
            jqPathExpressions: [],
            jsonPointers: ['/spec/workerGroupSpecs'],
          }),
        ],
      },
      ['error whole-list-ignored', NO_GUARD],
    ],
    [
      '14: the manager of the autoscaler',
      {
        ignoreDifferences: [
          anIgnoreDifferencesRecord({
            jqPathExpressions: [],
            managedFieldsManagers: ['python-requests'],
          }),
        ],
      },
      ['error managed-fields-ignored', NO_GUARD],
    ],
    [
      '15: both, for another name',
      {
        ignoreDifferences: [
          anIgnoreDifferencesRecord({ name: 'raycluster-kuberay' }),
        ],
      },
      ['error ignore-rule-misses-cluster', NO_GUARD],
    ],
  ])('finds in row %s', (_, record, expected) => {
    expect(findingsOf(record, false)).toEqual(expected);
  });

  it.each<[string, Partial<ApplicationRecord>, string[]]>([
    ['16: both', both, []],
    // It stays Synced, by luck: see row 2.
    ['17: replicas', replicasOnly, [NOT_SCALE_STRATEGY]],
    [
      '18: both + ServerSideApply',
      { ...both, syncOptions: ['ServerSideApply=true'] },
      [],
    ],
    [
      '19: both + Replace',
      { ...both, syncOptions: ['Replace=true'] },
      ['error cluster-replaced'],
    ],
    ['20: no rule', none, ['warning guard-without-ignore-rules']],
  ])('finds with a replica guard in row %s', (_, record, expected) => {
    expect(findingsOf(record, true)).toEqual(expected);
  });
});
