import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r6GroupNames } from './r6GroupNames';

function named(name: string) {
  const groups = JSON.parse(JSON.stringify({ [name]: aGroup() }));
  return seen(r6GroupNames, [aClusterManifest({ groups })]);
}

describe('r6GroupNames', () => {
  it.each([
    'cpu',
    'standard-worker',
    'v2',
    'a.b-c',
    'gpu',
    'x',
    'constructor',
    'nope',
  ])('takes %s', name => {
    expect(named(name)).toEqual([]);
  });

  it.each([
    'y',
    'N',
    'on',
    'Off',
    'yes',
    'NO',
    'true',
    'False',
    'null',
    '~',
    '',
    '123',
    '007',
    '0x10',
    '1e3',
    '1_0',
    '3d',
    '-a',
    'a-',
    'a b',
    'a: b',
    'a\nb',
    'é',
    'a'.repeat(64),
    'headgroup',
    'gpu_a100',
    'a..b',
    'a.-b',
    '{{a}}',
  ])('refuses %j', name => {
    expect(named(name)).toEqual([
      [
        expect.stringMatching(/^group-name-/),
        'error',
        expect.stringMatching(/^additionalWorkerGroups/),
        expect.stringContaining(JSON.stringify(name)),
      ],
    ]);
  });

  it.each(['y', '3d', 'headgroup'])(
    'refuses %s as the name of worker',
    groupName => {
      expect(
        seen(r6GroupNames, [aClusterManifest({ worker: { groupName } })]),
      ).toEqual([
        [expect.any(String), 'error', 'worker.groupName', expect.any(String)],
      ]);
    },
  );

  it('refuses the name of worker for a further group, unless that is disabled', () => {
    expect(named('std')).toEqual([
      [
        'duplicate-group',
        'error',
        'additionalWorkerGroups.std',
        '"std" is the name of another worker group',
      ],
    ]);
    const groups = { std: aGroup({ disabled: true }) };
    expect(seen(r6GroupNames, [aClusterManifest({ groups })])).toEqual([]);
  });

  it('refuses groups as a list', () => {
    const groups = [aGroup()] as unknown as Record<string, unknown>;
    expect(seen(r6GroupNames, [aClusterManifest({ groups })])).toEqual([
      ['groups-as-list', 'error', 'additionalWorkerGroups', expect.any(String)],
    ]);
  });

  it.each([
    ['GPU', 'group-name-uppercase', 'capitals'],
    ['a'.repeat(38), 'group-name-long', 'names of pods are cut'],
    ['smallGroup', 'group-name-small-group', 'inherits'],
  ])('warns of %s', (name, code, message) => {
    expect(named(name)).toContainEqual([
      code,
      'warning',
      `additionalWorkerGroups.${name}`,
      expect.stringContaining(message),
    ]);
  });

  it("has nothing against switching the chart's own smallGroup off", () => {
    const groups = { smallGroup: { disabled: true } };
    expect(seen(r6GroupNames, [aClusterManifest({ groups })])).toEqual([]);
  });

  it('refuses a name that is cut behind a dot in the name of a pod', () => {
    const name = `${'a'.repeat(36)}.b`;
    expect(named(name)[0]?.[0]).toBe('group-name-no-pod-name');
    expect(named(`a${name}`)[0]?.[0]).toBe('group-name-long');
  });
});
