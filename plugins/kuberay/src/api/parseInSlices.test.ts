import { parseInSlices } from './parseInSlices';

/** Takes its time, as a thousand items do. */
function slowly(item: unknown): number {
  const began = performance.now();
  while (performance.now() - began < 5) {
    // Nothing else can happen meanwhile.
  }
  return Number(item) * 2;
}

describe('parseInSlices', () => {
  it('gives every item in its place, and lets others have their turn in between', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    const items = Array.from({ length: 30 }, (_, index) => index);
    const parsed = await parseInSlices(items, { parse: slowly });
    clearInterval(timer);
    expect(parsed).toEqual(items.map(item => item * 2));
    expect(turns).toBeGreaterThan(0);
  });

  it('fails as the item fails', async () => {
    const parse = (item: unknown) => {
      throw new Error(`Not ${item}`);
    };
    await expect(parseInSlices(['this'], { parse })).rejects.toThrow(
      'Not this',
    );
  });

  it('stops when nobody waits for it any more', async () => {
    const given = new AbortController();
    const items = Array.from({ length: 50 }, (_, index) => index);
    const parsing = parseInSlices(items, {
      parse: slowly,
      signal: given.signal,
    });
    given.abort(new Error('gone'));
    await expect(parsing).rejects.toThrow('gone');
  });
});
