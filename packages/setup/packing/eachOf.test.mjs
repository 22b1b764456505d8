import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eachOf } from './eachOf.mjs';

describe('eachOf', () => {
  it('gives the results in the order of the items, whichever ends first', async () => {
    let openFirst;
    const first = new Promise(resolve => {
      openFirst = resolve;
    });
    const work = { a: () => first, b: () => openFirst('of a') ?? 'of b' };
    assert.deepEqual(await eachOf(['b', 'a'], item => work[item]()), [
      'of b',
      'of a',
    ]);
  });

  it('gives nothing for no items', async () => {
    assert.deepEqual(await eachOf([], () => 1), []);
  });

  it('throws the first error after what was begun has ended', async () => {
    const ended = [];
    await assert.rejects(
      eachOf(['bad', 'good'], async item => {
        if (item === 'bad') {
          throw new Error('Building bad failed');
        }
        ended.push(item);
      }),
      { message: 'Building bad failed' },
    );
    assert.deepEqual(ended, ['good']);
  });
});
