import { mergePatch } from './mergePatch';

// The cases of RFC 7386, appendix A, that differ in kind.
it.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: [{ b: 'c' }, 2] }, { a: [1] }, { a: [1] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [['a', 'b'], ['c'], ['c']],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('merges into %j the patch %j', (target, patch, expected) => {
  const before = structuredClone(target);
  expect(mergePatch(target, patch)).toEqual(expected);
  expect(target).toEqual(before);
});

it('leaves the prototype of all objects alone', () => {
  mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
