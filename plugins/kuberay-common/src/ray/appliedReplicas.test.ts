import { readAppliedReplicas } from './appliedReplicas';

function applied(workerGroupSpecs: unknown): string {
  return JSON.stringify({ spec: { workerGroupSpecs } });
}

describe('readAppliedReplicas', () => {
  it('reads the counts by group, an absent one as the 0 of the CRD', () => {
    expect(
      readAppliedReplicas(
        applied([
          { groupName: 'std', replicas: 3 },
          { groupName: 'gpu' },
          { groupName: 'std', replicas: 9 },
        ]),
      ),
    ).toEqual({ std: 3, gpu: 0 });
  });

  it.each([
    ['absent', undefined],
    ['no JSON', '{'],
    ['of something else', '{"spec":{"replicas":3}}'],
    ['with counts in words', applied([{ groupName: 'std', replicas: '3' }])],
    ['with a negative count', applied([{ groupName: 'std', replicas: -1 }])],
    ['null', 'null'],
  ])('says nothing where the annotation is %s', (_, annotation) => {
    expect(readAppliedReplicas(annotation)).toBeUndefined();
  });

  it('takes any name for a name', () => {
    const counts = readAppliedReplicas(
      applied([{ groupName: '__proto__', replicas: 2 }]),
    );
    expect(Object.entries(counts ?? {})).toEqual([['__proto__', 2]]);
  });
});
