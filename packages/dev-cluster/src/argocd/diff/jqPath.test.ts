import { deleteJqPath, parseJqPath, UnsupportedJqError } from './jqPath';

const spec = () => ({
  spec: {
    workerGroupSpecs: [
      {
        groupName: 'a',
        replicas: 1,
        scaleStrategy: { workersToDelete: ['x'] },
      },
      { groupName: 'b' },
    ],
    'a.b/c': 1,
  },
});

it.each([
  [
    '.spec.workerGroupSpecs[].replicas',
    [
      { groupName: 'a', scaleStrategy: { workersToDelete: ['x'] } },
      { groupName: 'b' },
    ],
  ],
  [
    '.spec.workerGroupSpecs[]?.scaleStrategy?',
    [{ groupName: 'a', replicas: 1 }, { groupName: 'b' }],
  ],
  [
    '.spec.workerGroupSpecs[].scaleStrategy.workersToDelete',
    [{ groupName: 'a', replicas: 1, scaleStrategy: {} }, { groupName: 'b' }],
  ],
  ['.spec.workerGroupSpecs[1]', [spec().spec.workerGroupSpecs[0]]],
  ['.spec["workerGroupSpecs"][]', []],
  ['.spec.absent[].replicas', spec().spec.workerGroupSpecs],
  ['.spec.workerGroupSpecs.replicas', spec().spec.workerGroupSpecs],
])('deletes what %s names and nothing else', (expression, groups) => {
  const object = spec();
  expect(deleteJqPath(object, parseJqPath(expression))).toEqual({
    spec: { ...spec().spec, workerGroupSpecs: groups },
  });
  expect(object).toEqual(spec());
});

it('reads quoted names', () => {
  const { 'a.b/c': _, ...rest } = spec().spec;
  for (const expression of ['.spec."a.b/c"', '.spec["a.b/c"]']) {
    expect(deleteJqPath(spec(), parseJqPath(expression))).toEqual({
      spec: rest,
    });
  }
});

it.each([
  '',
  'spec.replicas',
  '.spec | keys',
  '.spec.containers[] | select(.name == "x")',
  '.spec..replicas',
  '.spec[1:2]',
])('refuses what it cannot read rather than guess: %j', expression => {
  expect(() => parseJqPath(expression)).toThrow(UnsupportedJqError);
});
