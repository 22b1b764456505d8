import { twoAtATime } from './twoAtATime';

describe('twoAtATime', () => {
  it('does all, never three at once', async () => {
    const done: string[] = [];
    let atOnce = 0;
    let most = 0;
    const task = (name: string) => async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      done.push(name);
    };
    await twoAtATime(['a', 'b', 'c', 'd'].map(task));
    expect({ done, most }).toEqual({ done: ['a', 'b', 'c', 'd'], most: 2 });
  });

  it('says what failed when the other has ended, too', async () => {
    const ended: string[] = [];
    await expect(
      twoAtATime([
        async () => {
          throw new Error('the build of app failed');
        },
        async () => {
          await new Promise(setImmediate);
          ended.push('tsc');
        },
      ]),
    ).rejects.toThrow('the build of app failed');
    expect(ended).toEqual(['tsc']);
  });
});
