import { quote } from './quote';

describe('quote', () => {
  it.each([
    ['a', '"a"'],
    ['a"b\nc', '"a\\"b\\nc"'],
    ['a\u2028b\u0085c\u202ed', '"a\\u2028b\\u0085c\\u202ed"'],
    ['\ud800', '"\\ud800"'],
    ['https://me:secret@example.org/a', '"https://…@example.org/a"'],
    ['https://example.org/a@b', '"https://example.org/a@b"'],
    [1.5, '1.5'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [null, 'null'],
    [undefined, 'undefined'],
    [{ a: [1] }, '{"a":[1]}'],
    [BigInt(1), '[object BigInt]'],
  ])('writes %p on one line', (value, text) => {
    expect(quote(value)).toBe(text);
  });

  it('writes a list that holds itself', () => {
    const list: unknown[] = [];
    list.push(list);
    expect(quote(list)).toBe('[…]');
  });

  it('cuts long text, and no character in half', () => {
    expect(quote('x'.repeat(10_000))).toBe(`"${'x'.repeat(76)}…`);
    expect(quote(`${'x'.repeat(75)}💥💥💥`)).toBe(`"${'x'.repeat(75)}…`);
  });
});
