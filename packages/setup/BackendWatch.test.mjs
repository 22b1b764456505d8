import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BackendWatch } from './BackendWatch.mjs';

/** What is said of a backend that is looked at so: seconds and whether it runs. */
function wordsOf(looks) {
  const watch = new BackendWatch();
  return looks.map(([seconds, isRunning]) =>
    watch.look(isRunning, seconds * 1000),
  );
}

describe('the watch of the backend', () => {
  it('says nothing while it runs, nor before it was ever there', () => {
    assert.deepEqual(
      wordsOf([
        [0, false],
        [100, false],
        [101, true],
        [500, true],
      ]),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('says nothing of a restart, as a changed file brings', () => {
    assert.deepEqual(
      wordsOf([
        [0, true],
        [2, false],
        [6, false],
        [8, true],
        [10, false],
        [14, false],
      ]),
      [undefined, undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('says once that it has ended, and then that its time is over', () => {
    assert.deepEqual(
      wordsOf([
        [0, true],
        [2, false],
        [7, false],
        [9, false],
        [66, false],
        [67, false],
      ]),
      [undefined, undefined, 'gone', undefined, undefined, 'over'],
    );
  });

  it('says that it is back, and gives the next end its whole time', () => {
    assert.deepEqual(
      wordsOf([
        [0, true],
        [2, false],
        [7, false],
        [60, true],
        [61, false],
        [66, false],
        [125, false],
        [126, false],
      ]),
      [
        undefined,
        undefined,
        'gone',
        'back',
        undefined,
        'gone',
        undefined,
        'over',
      ],
    );
  });
});
