import { aClusterManifest } from './__fixtures__/aClusterManifest';
import {
  crdsManifest,
  operatorManifest,
} from './__fixtures__/platformManifests';
import { seen } from './__fixtures__/seen';
import { r15Operations } from './r15Operations';

function codes(...documents: object[]) {
  return seen(r15Operations, documents).map(
    ([code, severity, path]) => `${severity} ${code} ${path}`,
  );
}

const WAVE = 'argocd.argoproj.io/sync-wave';
const waved = { metadata: { annotations: { [WAVE]: '0' } } };

function rolling(template: object, type = 'RollingSync') {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'set' },
    spec: {
      strategy: { type, rollingSync: { steps: [{ matchExpressions: [] }] } },
      template,
    },
  };
}

describe('r15Operations', () => {
  it.each([
    ['a RayCluster', aClusterManifest()],
    ['CRDs without a finalizer', crdsManifest()],
    ['an operator whose finalizers are none on purpose', operatorManifest()],
    ['a RollingSync of RayClusters', rolling(aClusterManifest())],
    [
      'CRDs in an ApplicationSet that waits for nothing',
      rolling(crdsManifest(), 'AllAtOnce'),
    ],
    [
      'an Application that has nothing to do with Ray',
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'x' },
        spec: { project: 'default', source: { path: 'guestbook' } },
      },
    ],
  ])('takes %s', (_title, manifest) => {
    expect(codes(manifest)).toEqual([]);
  });

  it.each([
    [
      'no retry',
      aClusterManifest({
        spec: {
          syncPolicy: {
            syncOptions: [
              'ApplyOutOfSyncOnly=true',
              'SkipDryRunOnMissingResource=true',
            ],
          },
        },
      }),
      'warning retry-missing spec.syncPolicy.retry',
    ],
    [
      'a dry run before the CRDs',
      aClusterManifest({ syncOptions: ['ApplyOutOfSyncOnly=true'] }),
      'warning dry-run-not-skipped spec.syncPolicy.syncOptions',
    ],
    [
      'an apply of everything',
      aClusterManifest({ syncOptions: ['SkipDryRunOnMissingResource=true'] }),
      'warning applies-in-sync spec.syncPolicy.syncOptions',
    ],
    [
      'no finalizers',
      aClusterManifest({ metadata: { finalizers: undefined } }),
      'warning finalizer-missing metadata.finalizers',
    ],
    [
      'project default',
      crdsManifest({ spec: { project: 'default' } }),
      'warning project-default spec.project',
    ],
    [
      'no project',
      aClusterManifest({ spec: { project: undefined } }),
      'warning project-default spec.project',
    ],
    [
      'waves',
      aClusterManifest(waved),
      `info waves-do-not-wait metadata.annotations["${WAVE}"]`,
    ],
    [
      'a RollingSync of CRDs',
      rolling(crdsManifest()),
      'error waits-for-crds-health metadata.name',
    ],
  ])('finds %s', (_title, manifest, found) => {
    expect(codes(manifest)).toEqual([found]);
  });

  it('says once for all that waves do not wait', () => {
    expect(
      codes(aClusterManifest(waved), aClusterManifest(waved)),
    ).toHaveLength(1);
  });

  it('asks for no ApplyOutOfSyncOnly without an autoscaler', () => {
    const head = { enableInTreeAutoscaling: false };
    const syncOptions = ['SkipDryRunOnMissingResource=true'];
    expect(codes(aClusterManifest({ head, syncOptions }))).toEqual([]);
  });
});
