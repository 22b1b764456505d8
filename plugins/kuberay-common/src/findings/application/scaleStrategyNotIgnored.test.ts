import {
  aFoundApplication,
  ignoring,
  told,
} from './__testUtils__/aFoundApplication';

import { findScaleStrategyNotIgnored } from './scaleStrategyNotIgnored';

const replicasOnly = ignoring({
  jqPathExpressions: ['.spec.workerGroupSpecs[]?.replicas'],
});
const REMEDY =
  'Add ".spec.workerGroupSpecs[]?.scaleStrategy" to the jqPathExpressions for RayCluster demo-kuberay under spec.ignoreDifferences of demo.';
const DIFF = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };

function found(record: object, guarded = false) {
  return findScaleStrategyNotIgnored(
    aFoundApplication({
      record: { ...replicasOnly.record, ...record },
      guarded,
    }),
  );
}

describe('findScaleStrategyNotIgnored', () => {
  it('warns of what goes well by luck alone', () => {
    expect(told(found({}))).toEqual([
      `warning configuration scale-strategy-not-ignored: demo does not ignore scaleStrategy, where the autoscaler names the workers to delete. It goes well until Argo CD compares or applies by the server. => ${REMEDY}`,
    ]);
  });

  it.each<[string, object]>([
    ['applies by the server', { syncOptions: ['ServerSideApply=true'] }],
    ['compares by the server', { annotations: DIFF }],
    [
      'applies this object by the server',
      { rayClusterSyncOptions: ['ServerSideApply=true'] },
    ],
  ])('says what happens where Argo CD %s', (_, record) => {
    expect(told(found(record))).toEqual([
      `error configuration scale-strategy-not-ignored: demo does not ignore scaleStrategy, which Argo CD compares by the server here: each scale-down of the autoscaler is undone at once. => ${REMEDY}`,
    ]);
  });

  it('says nothing with both rules, however it is applied', () => {
    expect(findScaleStrategyNotIgnored(aFoundApplication())).toEqual([]);
    expect(
      findScaleStrategyNotIgnored(
        aFoundApplication({
          record: { syncOptions: ['ServerSideApply=true'] },
        }),
      ),
    ).toEqual([]);
  });

  it('warns beside a replica guard, too, but not of what guard-without-ignore-rules tells', () => {
    expect(found({}, true)).toHaveLength(1);
    expect(found({ ignoreDifferences: [] }, true)).toEqual([]);
    expect(found({ syncOptions: ['ServerSideApply=true'] }, true)).toEqual([]);
  });

  it('says nothing where replicas can only be ignored in argocd-cm: so may be scaleStrategy', () => {
    const record = {
      ignoreDifferences: [],
      valueReplicas: { std: 4, a1: 1 },
    };
    expect(findScaleStrategyNotIgnored(aFoundApplication({ record }))).toEqual(
      [],
    );
  });
});
