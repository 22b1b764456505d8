import type { EntityView } from 'backstage-plugin-kuberay-common';
import { applicationFacts } from './applicationFacts';
import { clusterFacts, describeFacts, readyFacts } from './workerCounts';

/** The parts of a view that a stage looks at. */
function aView(parts: {
  rayClusters?: Array<{ phase: string; groups: object[] }>;
  applications?: object[];
}): EntityView {
  return { rayClusters: [], applications: [], ...parts } as never;
}

describe('clusterFacts', () => {
  it('reads alike whatever the order of the groups', () => {
    const view = aView({
      rayClusters: [
        {
          phase: 'Ready',
          groups: [
            { name: 'b', ready: 2, desired: 2, max: 4 },
            { name: 'a', ready: 1, desired: 1, max: 3 },
          ],
        },
      ],
      applications: [{ role: 'cluster', sync: 'Synced' }],
    });
    const expected = readyFacts({
      a: { workers: 1, max: 3 },
      b: { workers: 2, max: 4 },
    });
    expect(describeFacts(clusterFacts(view))).toBe(
      'Ready, Synced, a 1/1 (max 3), b 2/2 (max 4)',
    );
    expect(describeFacts(expected)).toBe(describeFacts(clusterFacts(view)));
  });

  it('says what is not there', () => {
    const nothing = 'no Ray cluster, no Application';
    expect(describeFacts(clusterFacts(undefined))).toBe(nothing);
    expect(describeFacts(clusterFacts(aView({})))).toBe(nothing);
  });
});

describe('applicationFacts', () => {
  it.each([
    ['crds', 'Progressing', 'Synced, sync Succeeded'],
    ['crds', 'Healthy', 'Synced, sync Succeeded'],
    ['operator', 'Healthy', 'Synced, Healthy'],
  ] as const)('takes %s with health %s for done', (role, health, seen) => {
    const view = aView({
      applications: [
        { role, sync: 'Synced', health, operation: { phase: 'Succeeded' } },
      ],
    });
    expect(applicationFacts(view, role)).toEqual({ expected: seen, seen });
  });

  it.each([
    ['operator', { health: 'Progressing' }, 'Synced, Progressing'],
    ['crds', { operation: { phase: 'Running' } }, 'Synced, sync Running'],
    ['crds', { sync: 'OutOfSync' }, 'OutOfSync, sync not begun'],
  ] as const)('waits for %s with %j', (role, part, seen) => {
    const view = aView({ applications: [{ role, sync: 'Synced', ...part }] });
    const facts = applicationFacts(view, role);
    expect(facts.seen).toBe(seen);
    expect(facts.seen).not.toBe(facts.expected);
  });

  it('waits for an Application that is not there', () => {
    expect(applicationFacts(undefined, 'crds').seen).toBe('no Application');
  });
});
