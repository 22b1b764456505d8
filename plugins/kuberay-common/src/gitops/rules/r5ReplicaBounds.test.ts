import { parseRayStackInput } from '../input/parseRayStackInput';
import { r5ReplicaBounds } from './r5ReplicaBounds';

interface Counts {
  replicas?: number;
  minReplicas?: number;
  maxReplicas?: number;
}

function bounds(counts: Counts, autoscaling = true) {
  return r5ReplicaBounds(
    parseRayStackInput({
      name: 'demo',
      autoscaler: { enabled: autoscaling },
      workerGroups: [{ name: 'healthy' }, { name: 'a', ...counts }],
    }),
  );
}

describe('r5ReplicaBounds', () => {
  it.each([
    [{}],
    [{ minReplicas: 0, maxReplicas: 1 }],
    [{ replicas: 2, minReplicas: 2, maxReplicas: 2 }],
    [{ replicas: 0, minReplicas: 0, maxReplicas: 2147483646 }],
  ])('takes %j', counts => {
    expect(bounds(counts)).toEqual([]);
  });

  it.each([
    [
      { minReplicas: 3, maxReplicas: 2 },
      'maxReplicas',
      '2 is less than minReplicas 3',
    ],
    [
      { replicas: 0, minReplicas: 1 },
      'replicas',
      '0 is not between minReplicas 1 and maxReplicas 3',
    ],
    [
      { replicas: 4, maxReplicas: 3 },
      'replicas',
      '4 is not between minReplicas 1 and maxReplicas 3',
    ],
    [
      { minReplicas: 0, maxReplicas: 0 },
      'maxReplicas',
      '0 is not a number of workers',
    ],
    [{ minReplicas: -1 }, 'minReplicas', '-1 is not a number of workers'],
    [{ replicas: 1.5 }, 'replicas', '1.5 is not a number of workers'],
    [
      { maxReplicas: 2147483648 },
      'maxReplicas',
      '2147483648 is not a number of workers',
    ],
  ])('refuses %j', (counts, field, message) => {
    expect(bounds(counts)).toEqual([
      {
        rule: 'R5',
        severity: 'error',
        path: `workerGroups[1].${field}`,
        message,
        remedy: expect.any(String),
      },
    ]);
  });

  it('warns of a group without a limit', () => {
    expect(bounds({ maxReplicas: 2147483647 })).toEqual([
      expect.objectContaining({
        severity: 'warning',
        path: 'workerGroups[1].maxReplicas',
      }),
    ]);
  });

  it('warns of a start above the minimum, with an autoscaler only', () => {
    const counts = { replicas: 2, minReplicas: 1, maxReplicas: 3 };
    expect(bounds(counts)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        path: 'workerGroups[1].replicas',
      }),
    ]);
    expect(bounds(counts, false)).toEqual([]);
  });
});
