import fc from 'fast-check';
import { LabelIndex } from './LabelIndex';
import type { Labels } from './matchesSelector';
import { matchesSelector } from './matchesSelector';
import { parseLabelSelector } from './parseLabelSelector';

function selectorOf(text: string) {
  const parsed = parseLabelSelector(text);
  if ('problem' in parsed) {
    throw new Error(parsed.problem);
  }
  return parsed.selector;
}

describe('matchesSelector', () => {
  it.each<{ text: string; yes: Labels[]; no: Labels[] }>([
    { text: 'a=b', yes: [{ a: 'b' }], no: [{}, { a: 'c' }, { b: 'a' }] },
    { text: 'a=', yes: [{ a: '' }], no: [{}, { a: 'b' }] },
    { text: 'a!=b', yes: [{}, { a: 'c' }], no: [{ a: 'b' }] },
    { text: 'a in (b,c)', yes: [{ a: 'c' }], no: [{}, { a: 'd' }] },
    { text: 'a notin (b,c)', yes: [{}, { a: 'd' }], no: [{ a: 'b' }] },
    { text: 'a', yes: [{ a: '' }], no: [{}] },
    { text: '!a', yes: [{}], no: [{ a: '' }] },
    {
      text: 'a>9',
      yes: [{ a: '10' }],
      no: [{}, { a: '9' }, { a: 'b' }, { a: '' }],
    },
    { text: 'a<9', yes: [{ a: '8' }], no: [{}, { a: '9' }, { a: '-8' }] },
    { text: 'a=b,!c', yes: [{ a: 'b' }], no: [{ a: 'b', c: '' }, {}] },
    // What every object has is no label.
    { text: 'constructor', yes: [], no: [{}] },
  ])('$text', ({ text, yes, no }) => {
    const selector = selectorOf(text);
    expect(yes.filter(labels => matchesSelector(selector, [labels]))).toEqual(
      yes,
    );
    expect(no.filter(labels => matchesSelector(selector, [labels]))).toEqual(
      [],
    );
  });

  it('takes the labels of a RayCluster and of its head together', () => {
    const matches = (text: string, ...places: Labels[]) =>
      matchesSelector(selectorOf(text), places);

    expect(matches('a=b', {}, { a: 'b' })).toBe(true);
    expect(matches('a=b,c=d', { a: 'b' }, { c: 'd' })).toBe(true);
    expect(matches('a=b', { a: 'c' }, { a: 'b' })).toBe(true);
    // What must not be is nowhere.
    expect(matches('a!=b', {}, { a: 'b' })).toBe(false);
    expect(matches('!a', { a: '' }, {})).toBe(false);
    expect(matches('a=b', {}, {})).toBe(false);
  });
});

describe('LabelIndex', () => {
  it('selects the same as trying everything', () => {
    const labels = fc.dictionary(
      fc.constantFrom('a', 'b', '__proto__'),
      fc.constantFrom('x', 'y', ''),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(labels, { maxLength: 2 }), { maxLength: 6 }),
        fc.constantFrom('a=x', 'a', '!b', 'a!=x,b=y', 'a in (x,y)', 'b='),
        (items, text) => {
          const index = LabelIndex.create(items, places => places);
          const selector = selectorOf(text);

          expect(index.select(selector)).toEqual(
            items.filter(places => matchesSelector(selector, places)),
          );
        },
      ),
    );
  });
});
