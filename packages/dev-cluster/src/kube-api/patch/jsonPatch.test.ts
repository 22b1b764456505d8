import { KubeStatusError } from '../KubeStatusError';
import { jsonPatch } from './jsonPatch';

const target = { a: { 'b/c': 1, 'd~e': 2 }, list: ['x', 'y'] };

describe('jsonPatch', () => {
  it.each([
    [
      'adds a field',
      { op: 'add', path: '/a/f', value: 3 },
      { ...target, a: { ...target.a, f: 3 } },
    ],
    [
      'adds in a list before an index',
      { op: 'add', path: '/list/1', value: 'z' },
      { ...target, list: ['x', 'z', 'y'] },
    ],
    [
      'adds at the end of a list',
      { op: 'add', path: '/list/-', value: 'z' },
      { ...target, list: ['x', 'y', 'z'] },
    ],
    [
      'replaces an item',
      { op: 'replace', path: '/list/0', value: 'z' },
      { ...target, list: ['z', 'y'] },
    ],
    [
      'reads escaped names',
      { op: 'remove', path: '/a/b~1c' },
      { ...target, a: { 'd~e': 2 } },
    ],
    [
      'removes an item',
      { op: 'remove', path: '/list/0' },
      { ...target, list: ['y'] },
    ],
    [
      'moves',
      { op: 'move', from: '/list/0', path: '/first' },
      { ...target, list: ['y'], first: 'x' },
    ],
    [
      'copies',
      { op: 'copy', from: '/a/d~0e', path: '/second' },
      { ...target, second: 2 },
    ],
    [
      'passes a test that holds',
      { op: 'test', path: '/list', value: ['x', 'y'] },
      target,
    ],
  ])('%s', (_, operation, expected) => {
    const before = structuredClone(target);
    expect(jsonPatch(target, [operation])).toEqual(expected);
    expect(target).toEqual(before);
  });

  it.each([
    [
      'a test that does not hold',
      { op: 'test', path: '/list/0', value: 'y' },
      422,
    ],
    [
      'a replacement of nothing',
      { op: 'replace', path: '/nope', value: 1 },
      422,
    ],
    ['an index beyond the end', { op: 'add', path: '/list/3', value: 1 }, 422],
    ['an index that is none', { op: 'remove', path: '/list/01' }, 422],
    ['the prototype', { op: 'add', path: '/__proto__', value: {} }, 422],
    [
      'an inherited field',
      { op: 'replace', path: '/constructor', value: 1 },
      422,
    ],
    ['a path without a slash', { op: 'remove', path: 'list' }, 400],
    ['an unknown operation', { op: 'swap', path: '/list' }, 400],
    ['an operation without a path', { op: 'remove' }, 400],
  ])('refuses %s', (_, operation, code) => {
    expect(() => jsonPatch(target, [operation])).toThrow(
      expect.objectContaining({ name: KubeStatusError.name, code }),
    );
  });

  it('refuses what is no list', () => {
    expect(() => jsonPatch(target, {})).toThrow('a JSON patch is a list');
  });
});
