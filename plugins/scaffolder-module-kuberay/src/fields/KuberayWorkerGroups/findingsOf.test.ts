import { findingsOf } from './findingsOf';

const group = { name: 'workers', minReplicas: 1, maxReplicas: 3 };

describe('findingsOf', () => {
  it('is silent about a good group, also where the template leaves project and guard to their defaults', () => {
    expect(
      findingsOf({
        groups: [group],
        formData: { name: 'training' },
        options: {},
      }),
    ).toEqual([]);
  });

  it('advises on a group', () => {
    const findings = findingsOf({
      groups: [{ ...group, replicas: 2 }],
      formData: { name: 'training' },
      options: {},
    });
    expect(findings).toMatchObject([
      { rule: 'R5', severity: 'warning', path: 'workerGroups[0].replicas' },
    ]);
  });

  it.each([
    [undefined, ['name']],
    [false, []],
  ])(
    'refuses the name of the cluster unless the form has none (preview: %s)',
    (preview, paths) => {
      const findings = findingsOf({
        groups: [group],
        formData: { name: 'Training' },
        options: { preview },
      });
      expect(findings.map(({ path }) => path)).toEqual(paths);
    },
  );
});
