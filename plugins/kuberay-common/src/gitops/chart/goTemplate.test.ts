import { compareBytewise, isTruthy, printValue } from './goTemplate';

describe('printValue', () => {
  it.each([
    [0, '0'],
    [-0.5, '-0.5'],
    [999999, '999999'],
    [1000000, '1e+06'],
    [1000000000, '1e+09'],
    [123456789, '1.23456789e+08'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1e21, '1e+21'],
    [1e-100, '1e-100'],
    [true, 'true'],
    ['a', 'a'],
    [null, ''],
    [undefined, ''],
    [['a', 1, null], '[a 1 <nil>]'],
    [{ y: 2, x: 1000000 }, 'map[x:1e+06 y:2]'],
  ])('prints %j as %j', (value, text) => {
    expect(printValue(value)).toBe(text);
  });
});

describe('isTruthy', () => {
  it.each([0, '', false, null, undefined, [], {}])(
    'takes %j for false',
    value => {
      expect(isTruthy(value)).toBe(false);
    },
  );

  it.each([1, 'false', true, [0], { a: null }])('takes %j for true', value => {
    expect(isTruthy(value)).toBe(true);
  });
});

describe('compareBytewise', () => {
  it('puts capitals first, shorter before longer, and astral characters last', () => {
    expect(
      ['b', '\u{1f4a5}', 'ab', '\uffee', 'a', 'B'].sort(compareBytewise),
    ).toEqual(['B', 'a', 'ab', 'b', '\uffee', '\u{1f4a5}']);
  });
});
