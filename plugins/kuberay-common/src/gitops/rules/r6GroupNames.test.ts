import { parseRayStackInput } from '../input/parseRayStackInput';
import { r6GroupNames } from './r6GroupNames';

function groups(...names: string[]) {
  return r6GroupNames(
    parseRayStackInput({
      name: 'demo',
      workerGroups: names.map(name => ({ name })),
    }),
  );
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
    expect(groups('workers', name)).toEqual([]);
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
    '__proto__',
    'a'.repeat(64),
    'headgroup',
    'gpu_a100',
    'a..b',
    'a.-b',
  ])('refuses %j', name => {
    expect(groups('workers', name)).toEqual([
      {
        rule: 'R6',
        severity: 'error',
        path: 'workerGroups[1].name',
        message: expect.stringContaining(JSON.stringify(name)),
        remedy: expect.any(String),
      },
    ]);
  });

  it('refuses a name twice, at its second place', () => {
    expect(groups('a', 'b', 'a')).toEqual([
      {
        rule: 'R6',
        severity: 'error',
        path: 'workerGroups[2].name',
        message: '"a" is the name of another worker group',
        remedy: 'Give each group a name of its own',
      },
    ]);
  });

  it.each([
    ['GPU', 'capitals'],
    ['GPU', 'Ray counts itself'],
    ['memory', 'Ray counts itself'],
    ['a'.repeat(38), 'names of pods are cut'],
    ['smallGroup', 'inherits'],
  ])('warns of %s', (name, message) => {
    expect(groups('workers', name)).toContainEqual({
      rule: 'R6',
      severity: 'warning',
      path: 'workerGroups[1].name',
      message: expect.stringContaining(message),
      remedy: expect.any(String),
    });
  });

  it('has nothing against smallGroup as the first group, but its capital', () => {
    expect(groups('smallGroup').map(({ message }) => message)).toEqual([
      '"smallGroup" has capitals, which pod names cannot have',
    ]);
  });

  it('has nothing against a group called memory that advertises nothing', () => {
    const input = parseRayStackInput({
      name: 'demo',
      workerGroups: [{ name: 'memory', customResource: false }],
    });
    expect(r6GroupNames(input)).toEqual([]);
  });

  it('refuses a name that is cut behind a dot in the name of a pod', () => {
    const name = `${'a'.repeat(36)}.b`;
    expect(groups(name)[0]).toMatchObject({ severity: 'error' });
    expect(groups(`a${name}`)[0]).toMatchObject({ severity: 'warning' });
  });
});
