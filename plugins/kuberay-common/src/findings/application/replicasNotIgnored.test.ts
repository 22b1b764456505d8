import {
  aFoundApplication,
  ignoring,
  told,
} from './__testUtils__/aFoundApplication';

import { findReplicasNotIgnored } from './replicasNotIgnored';

const REMEDY =
  'Under spec.ignoreDifferences of demo write group: ray.io, kind: RayCluster, name: demo-kuberay, namespace: ray and the jqPathExpressions ".spec.workerGroupSpecs[]?.replicas" and ".spec.workerGroupSpecs[]?.scaleStrategy".';

describe('findReplicasNotIgnored', () => {
  it('says how the rule should be written where there is none', () => {
    expect(
      told(
        findReplicasNotIgnored(
          aFoundApplication({ record: { ignoreDifferences: [] } }),
        ),
      ),
    ).toEqual([
      `error configuration replicas-not-ignored: demo does not ignore replicas, so Argo CD and the autoscaler overwrite each other, unless argocd-cm ignores them for all Applications. => ${REMEDY}`,
    ]);
  });

  it.each([
    ['.spec.workerGroupSpecs[].replicas'],
    ['.spec.workerGroupSpecs[]?.replicas'],
    ['.spec.workerGroupSpecs[] | .replicas, .scaleStrategy'],
    ['.spec["workerGroupSpecs"][]?["replicas"]'],
    ['.spec."workerGroupSpecs"[].replicas'],
    ['.spec | .workerGroupSpecs[] | select(.groupName != "gpu") | .replicas'],
    [
      '.spec.workerGroupSpecs[] | select(.groupName | test("^std")) | .replicas',
    ],
    ['.spec.workerGroupSpecs | map(.replicas)'],
    ['.spec.workerGroupSpecs'],
  ])('is content with %s, or cannot tell', expression => {
    expect(
      findReplicasNotIgnored(
        aFoundApplication(ignoring({ jqPathExpressions: [expression] })),
      ),
    ).toEqual([]);
  });

  it.each<[string, Parameters<typeof ignoring>[0]]>([
    ['of every kind', { group: '*', kind: '*' }],
    ['of a group like it', { group: 'ray.*', kind: 'RayC?uster' }],
    ['of several kinds', { kind: '{RayCluster,RayService}' }],
    ['of any name', { name: undefined, namespace: undefined }],
  ])('is content with a rule %s', (_, rule) => {
    expect(
      findReplicasNotIgnored(
        aFoundApplication(
          ignoring({
            ...rule,
            jqPathExpressions: [`.spec.workerGroupSpecs[]?.replicas`],
          }),
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ['.spec.workerGroupSpecs[]?.maxReplicas'],
    ['.status.replicas'],
    ['.spec.headGroupSpec | select(.a | test("b"))'],
  ])('is not content with %s', expression => {
    expect(
      findReplicasNotIgnored(
        aFoundApplication(ignoring({ jqPathExpressions: [expression] })),
      ),
    ).toHaveLength(1);
  });

  it('believes that another rule ignores them where they differ and Argo CD says Synced', () => {
    const found = aFoundApplication({
      record: { ignoreDifferences: [], valueReplicas: { std: 5, a1: 1 } },
    });
    expect(findReplicasNotIgnored(found)).toEqual([]);
  });

  it.each([
    ['without an autoscaler', { rayCluster: { spec: { autoscaling: false } } }],
    ['with a replica guard, which has its own finding', { guarded: true }],
  ])('says nothing %s', (_, overrides) => {
    expect(
      findReplicasNotIgnored(
        aFoundApplication({ record: { ignoreDifferences: [] }, ...overrides }),
      ),
    ).toEqual([]);
  });
});
