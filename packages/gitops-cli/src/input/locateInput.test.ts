import { locateInput } from './locateInput';

describe('locateInput', () => {
  const input = {
    name: 'ray',
    annotations: { 'example.org/team': 'ml', example: { 'org/team': 'x' } },
    workerGroups: [{ name: 'a' }, { name: 'b', labels: { 'a b': 1 } }],
  };

  it.each([
    ['name', ['name']],
    ['workerGroups[1].name', ['workerGroups', 1, 'name']],
    ['workerGroups[1].labels.a b', ['workerGroups', 1, 'labels', 'a b']],
    ['workerGroups[1].labels["a b"]', ['workerGroups', 1, 'labels', 'a b']],
    ['annotations.example.org/team', ['annotations', 'example.org/team']],
    ['workerGroups[1].maxReplicas', ['workerGroups', 1]],
    ['workerGroups[7].name', ['workerGroups']],
    ['destination.server', []],
    ['input', []],
  ])('%s is at %j', (path, expected) => {
    expect(locateInput(input, path)).toEqual(expected);
  });

  it('finds the whole of an input that is no map', () => {
    expect(locateInput(null, 'name')).toEqual([]);
  });
});
