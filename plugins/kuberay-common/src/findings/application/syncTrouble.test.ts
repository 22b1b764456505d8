import { anApplicationView, anOperationView } from '../../testUtils';
import type { ApplicationView } from '../../view';
import {
  aFoundApplication,
  told,
  type FoundApplicationOverrides,
} from './__testUtils__/aFoundApplication';
import { findAutoSyncStopped } from './autoSyncStopped';
import { findDeletionStuck } from './deletionStuck';
import { findNotComparable } from './notComparable';
import { findPruneNeeded } from './pruneNeeded';
import { findSelfHealLoop } from './selfHealLoop';
import { findSyncFailed } from './syncFailed';
import { findWaitingForSync } from './waitsForSync';

const outOfSync = { syncStatus: 'OutOfSync' };
const succeeded = aFoundApplication().record.operation;

function view(overrides: Partial<ApplicationView>) {
  return { application: anApplicationView(overrides) };
}

describe('findSyncFailed', () => {
  it('says how to try again after the last retry', () => {
    const application = view({
      sync: 'OutOfSync',
      operation: anOperationView({ phase: 'Failed', message: 'denied' }),
    });
    expect(told(findSyncFailed(application))).toEqual([
      'error runtime sync-failed: Argo CD cannot sync raycluster: denied => Correct what Git says, and push. If the cause was in the cluster, sync raycluster by hand: Argo CD does not try the same revision again.',
    ]);
  });

  it('counts the retries, and takes the reason from the resource where it stands there', () => {
    const application = view({
      sync: 'OutOfSync',
      operation: anOperationView({
        phase: 'Running',
        retryCount: 4,
        message:
          'one or more synchronization tasks completed unsuccessfully. Retrying attempt #5 at 2:29AM.',
        failures: [
          { kind: 'RayCluster', name: 'demo', message: 'must be an integer' },
        ],
      }),
    });
    expect(told(findSyncFailed(application))).toEqual([
      'error runtime sync-failed: Argo CD cannot sync raycluster: RayCluster demo: must be an integer (retry 4, it tries again) => Correct what Git says, and push; Argo CD tries again.',
    ]);
  });

  it.each([
    [
      'Running',
      ' (retry 6, it tries again)',
      "Deploy KubeRay's CRDs to this Kubernetes cluster; Argo CD tries again.",
    ],
    [
      'Failed',
      '',
      "Deploy KubeRay's CRDs to this Kubernetes cluster, then sync raycluster by hand: Argo CD does not try the same revision again.",
    ],
  ] as const)(
    'asks for the CRDs where they do not come, %s',
    (phase, retries, remedy) => {
      const application = view({
        sync: 'OutOfSync',
        operation: anOperationView({
          phase,
          retryCount: 6,
          message: 'no matches for kind "RayCluster" in version "ray.io/v1"',
        }),
      });
      expect(told(findSyncFailed(application))).toEqual([
        `error runtime sync-failed: Argo CD cannot sync raycluster: no matches for kind "RayCluster" in version "ray.io/v1"${retries} => ${remedy}`,
      ]);
    },
  );

  it('says nothing of a sync that went well, runs, or waits for the CRDs', () => {
    const waits = anOperationView({
      phase: 'Running',
      retryCount: 1,
      message:
        'failed to discover server resources for group version ray.io/v1. Retrying attempt #1 at 2:26AM.',
    });
    expect(findSyncFailed(view({}))).toEqual([]);
    expect(
      findSyncFailed(
        view({ operation: anOperationView({ phase: 'Running' }) }),
      ),
    ).toEqual([]);
    expect(findSyncFailed(view({ operation: waits }))).toEqual([]);
  });
});

describe('findNotComparable', () => {
  const compare = (type: string, message: string) =>
    told(
      findNotComparable(
        view({
          sync: 'Unknown',
          sources: [
            {
              repoURL: 'https://charts.example.org/kuberay',
              chart: 'ray-cluster',
              path: 'apps/ray',
              targetRevision: '9.9.9',
            },
          ],
          conditions: [{ type, message }],
        }),
      ),
    );

  it.each([
    [
      'chart version',
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = error fetching chart: failed to fetch chart: failed running helm: `helm pull --version 9.9.9 ray-cluster` failed exit status 1: Error: chart "ray-cluster" version "9.9.9" not found in https://charts.example.org/kuberay repository',
      'chart "ray-cluster" version "9.9.9" not found in https://charts.example.org/kuberay repository',
      'targetRevision of raycluster, now "9.9.9"',
    ],
    [
      'chart version',
      'Failed to load target state: no version for constraints: version matching constraint not found in 4 tags',
      'no version for constraints: version matching constraint not found in 4 tags',
      'targetRevision of raycluster, now "9.9.9"',
    ],
    [
      'revision',
      `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = unable to resolve '9.9.9' to a commit SHA`,
      `unable to resolve '9.9.9' to a commit SHA`,
      'targetRevision of raycluster, now "9.9.9"',
    ],
    [
      'revision',
      'Failed to load target state: rpc error: code = Internal desc = failed to checkout revision 9.9.9: fatal: remote error: upload-pack: not our ref 9.9.9',
      'failed to checkout revision 9.9.9: fatal: remote error: upload-pack: not our ref 9.9.9',
      'targetRevision of raycluster, now "9.9.9"',
    ],
    [
      'revision',
      'Failed to load target state: rpc error: code = Unknown desc = failed to resolve revision "9.9.9": cannot get digest for revision 9.9.9: registry.example.org/charts/ray-cluster:9.9.9: not found',
      'failed to resolve revision "9.9.9": cannot get digest for revision 9.9.9: registry.example.org/charts/ray-cluster:9.9.9: not found',
      'targetRevision of raycluster, now "9.9.9"',
    ],
    [
      'repository',
      "Failed to load target state: rpc error: code = Unknown desc = `git fetch origin` failed exit status 128: fatal: repository 'https://git.example.org/none.git/' not found",
      "fatal: repository 'https://git.example.org/none.git/' not found",
      'repoURL of raycluster, now "https://charts.example.org/kuberay"',
    ],
    [
      'path',
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = apps/ray: app path does not exist',
      'apps/ray: app path does not exist',
      'path of raycluster, now "apps/ray"',
    ],
    [
      'repository',
      'Failed to load target state: rpc error: code = Unknown desc = repository not found',
      'repository not found',
      'repoURL of raycluster, now "https://charts.example.org/kuberay"',
    ],
  ])('tells a %s that is not there', (what, message, reason, field) => {
    expect(compare('ComparisonError', message)).toEqual([
      `error runtime source-not-found: Argo CD does not find the ${what} of raycluster: ${reason} => Correct ${field}. What is shown of the cluster is still true.`,
    ]);
  });

  it('tells an Application that Argo CD does not take', () => {
    expect(
      compare(
        'InvalidSpecError',
        "application destination server 'https://a' is not permitted in project 'default'",
      ),
    ).toEqual([
      "error runtime application-invalid: Argo CD does not take raycluster as it is written: application destination server 'https://a' is not permitted in project 'default' => Correct spec.project, spec.source or spec.destination of raycluster as the message says; the AppProject default has to allow both.",
    ]);
  });

  it('takes anything else as it comes', () => {
    expect(
      compare(
        'ComparisonError',
        'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = permission denied',
      ),
    ).toEqual([
      'error runtime comparison-error: Argo CD cannot compare raycluster with Git: permission denied => Check that Argo CD reaches the repository and that the values render. What is shown of the cluster is still true.',
    ]);
  });

  it('takes a registry that refuses for no version that is missing', () => {
    const message =
      'failed to resolve revision "9.9.9": cannot get digest for revision 9.9.9: HEAD "https://registry.example.org/v2/ray/manifests/9.9.9": response status code 401: Unauthorized';
    expect(compare('ComparisonError', message)).toEqual([
      expect.stringContaining('error runtime comparison-error: '),
    ]);
  });

  it('says nothing of an Application that was compared since', () => {
    expect(
      findNotComparable(
        view({ conditions: [{ type: 'ComparisonError', message: 'old' }] }),
      ),
    ).toEqual([]);
  });
});

describe('findWaitingForSync', () => {
  const byHand = { automated: false, prune: false, selfHeal: false };

  it('tells what was never synced from what has changed since', () => {
    const changed = { sync: 'OutOfSync', policy: byHand } as const;
    expect(
      told(
        findWaitingForSync(
          view({ ...changed, operation: undefined, history: [] }),
        ),
      ),
    ).toEqual([
      'warning runtime never-synced: raycluster has never been synced, and is not synced automatically: what Git says is not in the cluster. => Sync raycluster in Argo CD, or write spec.syncPolicy.automated to have it synced by itself.',
    ]);
    expect(findWaitingForSync(view(changed))[0].code).toBe('waits-for-sync');
  });

  it('says nothing of an Application that is in sync', () => {
    expect(findWaitingForSync(view({ policy: byHand }))).toEqual([]);
  });
});

describe('findAutoSyncStopped', () => {
  const stopped = (overrides: FoundApplicationOverrides['record']) =>
    findAutoSyncStopped(
      aFoundApplication({
        record: {
          conditions: [
            {
              type: 'SyncError',
              message:
                'Skipping sync attempt to abc: auto-sync will wipe out all resources',
            },
          ],
          ...overrides,
        },
      }),
    );

  it('passes on why Argo CD does not sync', () => {
    expect(told(stopped(outOfSync))).toEqual([
      'error runtime auto-sync-stopped: Argo CD does not sync demo by itself: Skipping sync attempt to abc: auto-sync will wipe out all resources => Correct what the message names, and push a new revision or sync demo by hand once; not with prune where it would delete everything.',
    ]);
  });

  it('leaves an operation that failed to sync-failed, and what is Synced alone', () => {
    expect(
      stopped({
        ...outOfSync,
        operation: succeeded && { ...succeeded, phase: 'Failed' },
      }),
    ).toEqual([]);
    expect(stopped({})).toEqual([]);
  });
});

describe('findSelfHealLoop', () => {
  const healed = (autoHealAttempts: number, record: object = outOfSync) =>
    findSelfHealLoop(
      aFoundApplication({
        record: {
          ...record,
          operation: succeeded && { ...succeeded, autoHealAttempts },
        },
      }),
    );

  it('counts the attempts', () => {
    expect(told(healed(4))).toEqual([
      'warning runtime self-heal-loop: Argo CD has healed demo 4 times in a row, and it is OutOfSync again: something changes back what Argo CD writes, or keeps it from arriving. => See with argocd app diff demo which field differs. Ignore it under spec.ignoreDifferences if a controller owns it; otherwise stop its other writer.',
    ]);
  });

  it('leaves a heal that fails to sync-failed', () => {
    const record = {
      ...outOfSync,
      operation: succeeded && {
        ...succeeded,
        phase: 'Failed',
        autoHealAttempts: 9,
      },
    };
    expect(findSelfHealLoop(aFoundApplication({ record }))).toEqual([]);
  });

  it('takes a few attempts for a start, and says nothing once it is Synced', () => {
    expect(healed(3)).toEqual([]);
    expect(healed(9, {})).toEqual([]);
  });
});

describe('findPruneNeeded', () => {
  const differing = [
    { kind: 'ConfigMap', name: 'changed', prune: false },
    { kind: 'RayCluster', name: 'old-kuberay', prune: true },
  ];
  const policy = { automated: true, prune: false, selfHeal: true };

  it('names what runs on', () => {
    const found = aFoundApplication({
      record: { outOfSync: differing, policy },
    });
    expect(told(findPruneNeeded(found))).toEqual([
      'warning runtime prune-needed: Git no longer has RayCluster old-kuberay, and demo does not prune: it runs on. => To delete it, sync demo once with prune. To keep it, bring it back into Git.',
    ]);
  });

  it('says nothing where Argo CD prunes, nor where nothing is left', () => {
    expect(
      findPruneNeeded(aFoundApplication({ record: { outOfSync: differing } })),
    ).toEqual([]);
    expect(findPruneNeeded(aFoundApplication({ record: { policy } }))).toEqual(
      [],
    );
  });
});

describe('findDeletionStuck', () => {
  const deleted = (deletionTimestamp: string, record: object = {}) =>
    findDeletionStuck(
      aFoundApplication({
        record: {
          deletionTimestamp,
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
          ...record,
        },
      }),
    );

  it('names the finalizer after five minutes', () => {
    expect(told(deleted('2026-11-21T02:54:00Z'))).toEqual([
      'warning runtime deletion-stuck: demo has been waiting for its deletion for 6 minutes, held by the finalizer resources-finalizer.argocd.argoproj.io. => See in Argo CD which resource of demo is left and which finalizer that one has. Remove the finalizer from the Application by hand only if what it deployed may stay.',
    ]);
  });

  it('passes on what Argo CD cannot delete', () => {
    const conditions = [{ type: 'DeletionError', message: 'forbidden' }];
    expect(deleted('2026-11-21T02:54:00Z', { conditions })[0].message).toMatch(
      /argocd\.argoproj\.io: forbidden$/,
    );
  });

  it('gives a deletion its time, and needs one', () => {
    expect(deleted('2026-11-21T02:58:00Z')).toEqual([]);
    expect(findDeletionStuck(aFoundApplication())).toEqual([]);
  });
});
