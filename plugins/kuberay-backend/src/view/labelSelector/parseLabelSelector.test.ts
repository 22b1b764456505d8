import fc from 'fast-check';
import type { LabelRequirement } from './LabelSelector';
import { parseLabelSelector } from './parseLabelSelector';

const has = (
  operator: 'in' | 'not-in',
  key: string,
  ...values: string[]
): LabelRequirement => ({ operator, key, values: new Set(values) });

const key = fc.constantFrom(
  'a',
  'in',
  'notin',
  'app.kubernetes.io/name',
  'A_b.c',
);
const values = fc
  .uniqueArray(fc.constantFrom('', 'b', 'in', 'notin', '1', 'x-y_z.0'), {
    minLength: 1,
  })
  .map(list => new Set(list));

const requirement: fc.Arbitrary<LabelRequirement> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('exists' as const, 'not-exists' as const),
    key,
  }),
  fc.record({
    operator: fc.constantFrom('in' as const, 'not-in' as const),
    key,
    values,
  }),
  fc.record({
    operator: fc.constantFrom('greater' as const, 'less' as const),
    key,
    value: fc.integer().map(BigInt),
  }),
);

describe('parseLabelSelector', () => {
  it.each<{ text: string; selector: LabelRequirement[] }>([
    { text: 'a=b', selector: [has('in', 'a', 'b')] },
    { text: 'a==b', selector: [has('in', 'a', 'b')] },
    { text: ' a =  b ', selector: [has('in', 'a', 'b')] },
    { text: 'a!=b', selector: [has('not-in', 'a', 'b')] },
    { text: 'a=', selector: [has('in', 'a', '')] },
    {
      text: 'a=,b',
      selector: [has('in', 'a', ''), { operator: 'exists', key: 'b' }],
    },
    { text: 'a in (b, c)', selector: [has('in', 'a', 'b', 'c')] },
    { text: 'a in(b,)', selector: [has('in', 'a', 'b', '')] },
    { text: 'a notin (b)', selector: [has('not-in', 'a', 'b')] },
    { text: 'a', selector: [{ operator: 'exists', key: 'a' }] },
    { text: '!a', selector: [{ operator: 'not-exists', key: 'a' }] },
    { text: 'a>1', selector: [{ operator: 'greater', key: 'a', value: 1n }] },
    { text: 'a < -2', selector: [{ operator: 'less', key: 'a', value: -2n }] },
    {
      text: 'in in (notin),notin notin (in)',
      selector: [has('in', 'in', 'notin'), has('not-in', 'notin', 'in')],
    },
    {
      text: 'app.kubernetes.io/name=ray,env in (test, prod),!gone',
      selector: [
        has('in', 'app.kubernetes.io/name', 'ray'),
        has('in', 'env', 'test', 'prod'),
        { operator: 'not-exists', key: 'gone' },
      ],
    },
  ])('reads $text', ({ text, selector }) => {
    expect(parseLabelSelector(text)).toEqual({ selector });
  });

  it.each([
    { text: '', problem: 'The end stands where the key of a label is to be' },
    { text: ',', problem: '"," stands where the key of a label is to be' },
    { text: 'a,', problem: 'The end stands where the key of a label is to be' },
    { text: 'a=b=c', problem: '"=" stands where "," is to be' },
    {
      text: 'a b',
      problem: 'After "a" stands "b", where an operator or a comma is to be',
    },
    { text: 'a in b', problem: '"b" stands where "(" is to be' },
    { text: 'a in (b', problem: 'The end stands where "," is to be' },
    { text: 'a in (b c)', problem: '"c" stands where "," is to be' },
    { text: '!a=b', problem: '"=" stands where "," is to be' },
    { text: 'a>b', problem: '"b" is no whole number' },
    { text: 'a>', problem: 'The end stands where a whole number is to be' },
    { text: 'a/b/c=d', problem: '"a/b/c" is no key of a label' },
    { text: 'A/b=c', problem: '"A/b" is no key of a label' },
    { text: 'a=b/c', problem: '"b/c" is no value of a label' },
    { text: 'a=%00', problem: '"%00" is no value of a label' },
    {
      text: `${'a'.repeat(64)}=b`,
      problem: `"${'a'.repeat(64)}" is no key of a label`,
    },
    {
      text: `a=${'b'.repeat(90)}`,
      problem: `"${'b'.repeat(80)}…" is no value of a label`,
    },
    {
      text: 'a'.repeat(1001),
      problem: 'It has 1001 characters; at most 1000 are read',
    },
  ])('says what is wrong with $text', ({ text, problem }) => {
    expect(parseLabelSelector(text)).toEqual({ problem });
  });

  it('answers any text with a selector or a problem of one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.string({
            unit: fc.constantFrom(...'ab/.-_=!<>(), in', '\u0000', '%'),
            maxLength: 40,
          }),
        ),
        text => {
          const parsed = parseLabelSelector(text);
          expect('selector' in parsed || parsed.problem.length > 0).toBe(true);
        },
      ),
    );
  });

  it('reads what it is written as, wherever blanks are', () => {
    fc.assert(
      fc.property(
        fc.array(requirement, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', ' ', '\t '),
        (selector, blank) => {
          const text = selector
            .map(one => format(one, blank))
            .join(`${blank},${blank}`);
          expect(parseLabelSelector(text)).toEqual({ selector });
        },
      ),
    );
  });
});

function format(one: LabelRequirement, blank: string): string {
  switch (one.operator) {
    case 'exists':
      return one.key;
    case 'not-exists':
      return `!${blank}${one.key}`;
    case 'in':
      return `${one.key} in${blank}(${[...one.values].join(`${blank},`)})`;
    case 'not-in':
      return `${one.key} notin${blank}(${[...one.values].join(`${blank},`)})`;
    case 'greater':
      return `${one.key}${blank}>${blank}${one.value}`;
    default:
      return `${one.key}${blank}<${blank}${one.value}`;
  }
}
