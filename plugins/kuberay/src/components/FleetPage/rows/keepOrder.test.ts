import { keepOrder } from './keepOrder';

const item = (id: string) => ({ id });

describe('keepOrder', () => {
  it.each`
    case                             | items                   | ids                | kept
    ${'nothing has moved'}           | ${['a', 'b', 'c']}      | ${['a', 'b', 'c']} | ${['a', 'b', 'c']}
    ${'one has become the worst'}    | ${['c', 'a', 'b']}      | ${['a', 'b', 'c']} | ${['a', 'b', 'c']}
    ${'one is gone'}                 | ${['c', 'a']}           | ${['a', 'b', 'c']} | ${['a', 'c']}
    ${'new ones came, in any place'} | ${['x', 'b', 'y', 'a']} | ${['a', 'b']}      | ${['a', 'b', 'x', 'y']}
    ${'nothing was held'}            | ${['b', 'a']}           | ${[]}              | ${['b', 'a']}
  `('$case', ({ items, ids, kept }) => {
    expect(keepOrder(items.map(item), ids)).toEqual(kept.map(item));
  });
});
