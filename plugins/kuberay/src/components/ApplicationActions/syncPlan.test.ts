import { anApplicationView } from 'backstage-plugin-kuberay-common/testUtils';
import { syncPlan } from './syncPlan';

const rayCluster = {
  kind: 'RayCluster',
  name: 'gpu',
  namespace: 'ray',
  group: 'ray.io',
  prune: false,
};
const leftOver = { kind: 'Namespace', name: 'old', prune: true };
const target = {
  repository: 'https://charts.example.org/kuberay',
  part: 'ray-cluster',
  revision: '1.5.1',
};

describe('syncPlan', () => {
  it('tells of each resource what becomes of it, and from where', () => {
    expect(
      syncPlan(
        anApplicationView({
          sync: 'OutOfSync',
          outOfSync: [rayCluster, leftOver],
          outOfSyncOmitted: 3,
        }),
      ),
    ).toEqual({
      knowledge: 'changes',
      changes: [
        { resource: 'RayCluster ray/gpu', effect: 'apply' },
        { resource: 'Namespace old', effect: 'delete' },
      ],
      omitted: 3,
      targets: [target],
      prune: true,
    });
  });

  it('keeps what Git has no longer where the policy does not prune', () => {
    expect(
      syncPlan(
        anApplicationView({
          sync: 'OutOfSync',
          outOfSync: [leftOver],
          policy: { automated: false, prune: false, selfHeal: false },
        }),
      ),
    ).toMatchObject({
      changes: [{ resource: 'Namespace old', effect: 'keep' }],
      prune: false,
    });
  });

  it.each`
    sync           | knowledge
    ${'Synced'}    | ${'same'}
    ${'OutOfSync'} | ${'unknown'}
    ${'Unknown'}   | ${'unknown'}
  `(
    'says $knowledge where Argo CD names no resource and says $sync',
    ({ sync, knowledge }) => {
      expect(syncPlan(anApplicationView({ sync }))).toMatchObject({
        knowledge,
        changes: [],
      });
    },
  );

  it('names path and revision of a Git repository', () => {
    const sources = [
      {
        repoURL: 'https://git.example.org/ray.git',
        path: 'apps/gpu',
        targetRevision: 'main',
      },
      { repoURL: 'https://git.example.org/values.git' },
    ];
    expect(syncPlan(anApplicationView({ sources })).targets).toEqual([
      {
        repository: 'https://git.example.org/ray.git',
        part: 'apps/gpu',
        revision: 'main',
      },
      {
        repository: 'https://git.example.org/values.git',
        part: undefined,
        revision: undefined,
      },
    ]);
  });
});
