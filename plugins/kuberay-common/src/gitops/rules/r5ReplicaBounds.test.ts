import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r5ReplicaBounds } from './r5ReplicaBounds';

function bounds(counts: object, options: object = {}) {
  return seen(r5ReplicaBounds, [
    aClusterManifest({ groups: { b: aGroup(counts) }, ...options }),
  ]);
}

const off = { head: { enableInTreeAutoscaling: false } };

describe('r5ReplicaBounds', () => {
  it.each([
    {},
    { minReplicas: 0, replicas: 0, maxReplicas: 1 },
    { minReplicas: 2, replicas: 2, maxReplicas: 2 },
    { minReplicas: '2', replicas: '2', maxReplicas: '4' },
    { maxReplicas: 2147483646 },
  ])('takes %j', counts => {
    expect(bounds(counts)).toEqual([]);
  });

  it.each([
    [
      { replicas: -1 },
      'replicas',
      'count-invalid',
      '-1 is not a number of workers',
    ],
    [
      { replicas: 1.5 },
      'replicas',
      'count-invalid',
      '1.5 is not a number of workers',
    ],
    [
      { replicas: 'many' },
      'replicas',
      'count-invalid',
      '"many" is not a number of workers',
    ],
    [
      { replicas: '{{count}}' },
      'replicas',
      'count-invalid',
      '"{{count}}" is not a number of workers',
    ],
    [
      { minReplicas: -1 },
      'minReplicas',
      'count-invalid',
      '-1 is not a number of workers',
    ],
    [
      { maxReplicas: 0 },
      'maxReplicas',
      'count-invalid',
      '0 is not a number of workers',
    ],
    [
      { maxReplicas: 2147483648 },
      'maxReplicas',
      'count-invalid',
      '2147483648 is not a number of workers',
    ],
    [
      { minReplicas: true },
      'minReplicas',
      'count-invalid',
      'true is not a number of workers',
    ],
    [
      { minReplicas: 6, replicas: 6 },
      'maxReplicas',
      'min-above-max',
      '5 is less than minReplicas 6',
    ],
    [
      { minReplicas: 2 },
      'replicas',
      'replicas-out-of-bounds',
      '1 is not between minReplicas 2 and maxReplicas 5',
    ],
    [
      { replicas: 6 },
      'replicas',
      'replicas-out-of-bounds',
      '6 is not between minReplicas 1 and maxReplicas 5',
    ],
  ])('refuses %j', (counts, field, code, message) => {
    expect(bounds(counts)).toEqual([
      [code, 'error', `additionalWorkerGroups.b.${field}`, message],
    ]);
  });

  it.each([
    [{ maxReplicas: 2147483647 }, 'maxReplicas', 'max-unset'],
    [{ maxReplicas: undefined }, 'maxReplicas', 'max-unset'],
    [{ replicas: undefined }, 'replicas', 'replicas-unset'],
    [{ replicas: 2 }, 'replicas', 'replicas-above-minimum'],
  ])('warns of %j', (counts, field, code) => {
    expect(bounds(counts)).toEqual([
      [
        code,
        'warning',
        `additionalWorkerGroups.b.${field}`,
        expect.any(String),
      ],
    ]);
  });

  it('has nothing against a start above the minimum without an autoscaler, nor on a live cluster', () => {
    expect(bounds({ replicas: 2 }, off)).toEqual([]);
    expect(
      seen(r5ReplicaBounds, [aClusterManifest({ worker: { replicas: 2 } })], {
        live: true,
      }),
    ).toEqual([]);
  });

  it("looks at the chart's own defaults too", () => {
    const values = { worker: { replicas: 4, minReplicas: 4 } };
    const found = (chart: string) =>
      seen(r5ReplicaBounds, [aClusterManifest({ chart, values })]).map(
        ([code]) => code,
      );
    expect(found('1.5.1')).toEqual(['min-above-max']);
    expect(found('1.7.0')).toEqual([]);
  });
});
