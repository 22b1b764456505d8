import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { anIgnoreDifferencesRecord } from '../../testUtils';
import { findIgnoreRuleMisses } from './ignoreRuleMisses';
import { findReplicasNotIgnored } from './replicasNotIgnored';
import { findScaleStrategyNotIgnored } from './scaleStrategyNotIgnored';

function withRules(
  ...rules: Parameters<typeof anIgnoreDifferencesRecord>[0][]
) {
  return aFoundApplication({
    record: { ignoreDifferences: rules.map(anIgnoreDifferencesRecord) },
  });
}

describe('findIgnoreRuleMisses', () => {
  it.each<[string, object, string]>([
    ['name', { name: 'raycluster' }, 'name "raycluster", namespace "ray"'],
    [
      'namespace',
      { namespace: 'default' },
      'name "demo-kuberay", namespace "default"',
    ],
  ])('says that a wrong %s makes a rule void', (_, rule, target) => {
    expect(told(findIgnoreRuleMisses(withRules(rule)))).toEqual([
      `error configuration ignore-rule-misses-cluster: A rule under spec.ignoreDifferences of demo has no effect: it is for group "ray.io", kind "RayCluster", ${target}, and the RayCluster is ray/demo-kuberay. => Write group: ray.io, kind: RayCluster, name: demo-kuberay, namespace: ray in that rule.`,
    ]);
  });

  it('names the group that is not written', () => {
    const [{ message }] = findIgnoreRuleMisses(withRules({ group: undefined }));
    expect(message).toContain(
      'it is for kind "RayCluster", name "demo-kuberay", namespace "ray", without a group, and',
    );
  });

  it.each([
    ['group', { group: undefined }],
    ['group', { group: 'ray.io/v1' }],
    ['kind', { kind: 'raycluster' }],
    ['kind', { kind: 'RayJob' }],
  ])('sees a wrong %s: %j', (_, rule) => {
    const found = withRules(rule);
    expect(findIgnoreRuleMisses(found)).toHaveLength(1);
    // One finding says it all.
    expect(findReplicasNotIgnored(found)).toEqual([]);
    expect(findScaleStrategyNotIgnored(found)).toEqual([]);
  });

  it('says nothing of rules that hit, nor of one that misses beside them', () => {
    expect(findIgnoreRuleMisses(withRules({}))).toEqual([]);
    expect(findIgnoreRuleMisses(withRules({ name: 'gone' }, {}))).toEqual([]);
  });

  it('says nothing of a rule for another RayCluster of the Application', () => {
    const found = aFoundApplication({
      record: {
        ignoreDifferences: [anIgnoreDifferencesRecord({ name: 'second' })],
        rayClusters: [
          { namespace: 'ray', name: 'demo-kuberay' },
          { namespace: 'ray', name: 'second' },
        ],
      },
    });
    expect(findIgnoreRuleMisses(found)).toEqual([]);
  });
});
