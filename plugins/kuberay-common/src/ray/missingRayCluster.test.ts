import { anApplicationView } from '../testUtils';
import { rayClusterViewSchema, type ApplicationView } from '../view';
import { missingRayCluster } from './missingRayCluster';

const ref = { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' };

function judge(installed: boolean, application?: Partial<ApplicationView>) {
  const { view, verdict } = missingRayCluster({
    ref,
    clusterTitle: 'Production',
    installed,
    application: application && anApplicationView(application),
  });
  return `${view.phase}, ${verdict.tone}: ${verdict.message}`;
}

const manual = { automated: false, prune: false, selfHeal: false };
const outOfSync = { sync: 'OutOfSync', health: 'Missing' } as const;

describe('missingRayCluster', () => {
  it('shows a view without counts in the shape of the API', () => {
    const { view } = missingRayCluster({
      ref,
      clusterTitle: 'Production',
      installed: true,
    });
    expect(rayClusterViewSchema.strict().parse(view)).toEqual(view);
    expect(view).toMatchObject({ ref, phase: 'Missing', groups: [] });
  });

  it.each<[string, Partial<ApplicationView> | undefined, string]>([
    [
      'nobody is known to create it',
      undefined,
      'Missing, unknown: The Ray cluster is not there yet',
    ],
    [
      'its Application is being deleted',
      { deleting: true },
      'Missing, unknown: The Ray cluster is not there yet',
    ],
    [
      'the sync runs',
      {
        ...outOfSync,
        operation: {
          phase: 'Running',
          retryCount: 0,
          automated: true,
          failures: [],
        },
      },
      'Missing, progressing: Argo CD is creating the Ray cluster',
    ],
    [
      'the sync is asked for',
      {
        ...outOfSync,
        operation: {
          phase: 'Pending',
          retryCount: 0,
          automated: true,
          failures: [],
        },
      },
      'Missing, progressing: Argo CD is creating the Ray cluster',
    ],
    [
      'Argo CD has not looked yet',
      { sync: 'Unknown', health: 'Unknown', operation: undefined },
      'Missing, progressing: Argo CD is creating the Ray cluster',
    ],
    [
      'the sync has failed for good',
      {
        ...outOfSync,
        operation: {
          phase: 'Failed',
          message: 'denied',
          retryCount: 5,
          automated: true,
          failures: [],
        },
      },
      'Missing, error: Argo CD cannot create the Ray cluster: denied',
    ],
    [
      'the chart does not exist',
      {
        sync: 'Unknown',
        health: 'Unknown',
        operation: undefined,
        conditions: [{ type: 'ComparisonError', message: 'no such chart' }],
      },
      'Missing, error: Argo CD cannot compare with Git',
    ],
    [
      'nobody has synced',
      { ...outOfSync, policy: manual, operation: undefined },
      'Missing, warning: Argo CD has not created the Ray cluster: somebody has to sync',
    ],
    [
      'somebody deleted it and Argo CD may not heal',
      {
        ...outOfSync,
        policy: { automated: true, prune: true, selfHeal: false },
      },
      'Missing, warning: Argo CD has not created the Ray cluster: somebody has to sync',
    ],
    [
      'somebody deleted it and Argo CD heals',
      outOfSync,
      'Missing, progressing: Argo CD is creating the Ray cluster',
    ],
  ])('says that it is not there while %s', (_, application, expected) => {
    expect(judge(true, application)).toBe(expected);
  });

  it.each<[string, Partial<ApplicationView> | undefined, string]>([
    [
      'may come',
      undefined,
      'NotInstalled, unknown: KubeRay is not installed on Production yet',
    ],
    [
      'is on its way, although syncs fail without it',
      {
        ...outOfSync,
        operation: {
          phase: 'Failed',
          message: 'could not find the requested resource',
          retryCount: 5,
          automated: true,
          failures: [],
        },
      },
      'NotInstalled, progressing: KubeRay is not installed on Production yet',
    ],
  ])('says that KubeRay %s where it is not installed', (_, app, expected) => {
    expect(judge(false, app)).toBe(expected);
  });
});
