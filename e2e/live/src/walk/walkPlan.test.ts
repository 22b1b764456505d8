import { allWalkNames, walkPlan } from './walkPlan';

const guarded = {
  name: 'live-guarded',
  rayCluster: 'live-guarded-kuberay',
  entityRef: 'resource:default/live-guarded',
  guarded: true,
  platform: true,
};
const unguarded = {
  name: 'live-unguarded',
  rayCluster: 'live-unguarded-kuberay',
  entityRef: 'resource:default/live-unguarded',
  guarded: false,
  platform: true,
};

describe('walkPlan', () => {
  it.each([
    ['both', undefined, [guarded, { ...unguarded, platform: false }]],
    ['both', 'too old', [unguarded]],
    ['on', undefined, [guarded]],
    ['off', undefined, [unguarded]],
  ] as const)(
    'with guard %s, problem %s: the first one brings the platform',
    (guard, problem, plan) => {
      expect(walkPlan({ guard, name: 'live' }, problem)).toEqual(plan);
    },
  );

  it('gives no name that is not looked for afterwards', () => {
    const names = walkPlan({ guard: 'both', name: 'live' }, undefined).map(
      ({ name }) => name,
    );
    expect(names).toEqual(allWalkNames({ name: 'live' }));
  });
});
