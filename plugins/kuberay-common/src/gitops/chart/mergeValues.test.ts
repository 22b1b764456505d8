import { mergeValues } from './mergeValues';

describe('mergeValues', () => {
  it.each([
    [
      'merges maps at any depth',
      { a: { b: 1, c: 2 } },
      { a: { c: 3 } },
      { a: { b: 1, c: 3 } },
    ],
    ['replaces lists', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    [
      'deletes a default by null',
      { a: { b: 1 } },
      { a: { b: null } },
      { a: {} },
    ],
    [
      'keeps null where there is no default',
      { a: 1 },
      { b: null },
      { a: 1, b: null },
    ],
    ['lets a scalar replace a map', { a: { b: 1 } }, { a: 1 }, { a: 1 }],
    [
      'lets a map replace a scalar',
      { a: 1 },
      { a: { b: null } },
      { a: { b: null } },
    ],
  ])('%s', (_title, defaults, values, merged) => {
    expect(mergeValues(defaults, values)).toEqual(merged);
  });

  it('shares nothing with its arguments', () => {
    const defaults = { a: { list: [{ b: 1 }] } };
    const merged = mergeValues(defaults, {}) as typeof defaults;
    merged.a.list.push({ b: 2 });
    expect(defaults).toEqual({ a: { list: [{ b: 1 }] } });
  });

  it('takes __proto__ for a key like any other', () => {
    const merged = mergeValues(
      { a: 1 },
      JSON.parse('{"__proto__": {"polluted": true}}'),
    );
    expect(Object.keys(merged)).toEqual(['a', '__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((merged as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
