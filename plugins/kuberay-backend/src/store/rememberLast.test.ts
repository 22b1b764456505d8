import { rememberLast } from './rememberLast';

describe('rememberLast', () => {
  const compute = jest.fn(({ parts }: { parts: unknown[] }) => parts.length);
  const remembered = rememberLast(compute, ({ parts }) => parts);
  const part = {};

  it('computes again only where a part is another, or there is one more', () => {
    const answers = [[part], [part], [{}], [part, part], [], []].map(parts =>
      remembered({ parts }),
    );

    expect(answers).toEqual([1, 1, 1, 2, 0, 0]);
    expect(compute).toHaveBeenCalledTimes(4);
  });
});
