import {
  aFoundApplication,
  ignoring,
  told,
} from './__testUtils__/aFoundApplication';

import { findGuardWithoutIgnoreRules } from './guardWithoutIgnoreRules';

const replicasOnly = ignoring({
  jqPathExpressions: ['.spec.workerGroupSpecs[]?.replicas'],
}).record;

describe('findGuardWithoutIgnoreRules', () => {
  it('says that Argo CD syncs in vain', () => {
    expect(
      told(
        findGuardWithoutIgnoreRules(
          aFoundApplication({
            guarded: true,
            record: { ignoreDifferences: [] },
          }),
        ),
      ),
    ).toEqual([
      'warning configuration guard-without-ignore-rules: The replica guard keeps replicas of the autoscaler, which demo does not ignore: it is OutOfSync as soon as the autoscaler scales, and syncs in vain. => Under spec.ignoreDifferences of demo write group: ray.io, kind: RayCluster, name: demo-kuberay, namespace: ray and the jqPathExpressions ".spec.workerGroupSpecs[]?.replicas" and ".spec.workerGroupSpecs[]?.scaleStrategy".',
    ]);
  });

  it('says so as long as the counts differ and it is OutOfSync', () => {
    const record = {
      ignoreDifferences: [],
      syncStatus: 'OutOfSync',
      valueReplicas: { std: 4, a1: 1 },
    };
    expect(
      findGuardWithoutIgnoreRules(aFoundApplication({ guarded: true, record })),
    ).toHaveLength(1);
  });

  it('asks for scaleStrategy where the server applies', () => {
    const record = { ...replicasOnly, syncOptions: ['ServerSideApply=true'] };
    expect(
      findGuardWithoutIgnoreRules(aFoundApplication({ guarded: true, record })),
    ).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof aFoundApplication>[0]]>([
    ['both rules', { guarded: true }],
    // Run: Argo CD 3.5.1 stays Synced (domain.md 6.3 row 17).
    [
      'the rule for replicas and the ordinary diff',
      { guarded: true, record: replicasOnly },
    ],
    ['no guard', { record: { ignoreDifferences: [] } }],
    // Synced although the counts differ.
    [
      'a rule that can only stand in argocd-cm',
      {
        guarded: true,
        record: { ignoreDifferences: [], valueReplicas: { std: 4, a1: 1 } },
      },
    ],
  ])('says nothing with %s', (_, overrides) => {
    expect(findGuardWithoutIgnoreRules(aFoundApplication(overrides))).toEqual(
      [],
    );
  });
});
