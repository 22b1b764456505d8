import { isConnectionTrouble } from './isConnectionTrouble';

describe('isConnectionTrouble', () => {
  it.each(['fetch failed', 'Failed to fetch', 'terminated'])(
    'knows fetch by its words: %s',
    message => {
      expect(isConnectionTrouble(new TypeError(message))).toBe(true);
    },
  );

  it.each([
    new TypeError('projector.projectAll is not a function'),
    new Error('fetch failed'),
    'fetch failed',
    undefined,
  ])('takes %p for none', error => {
    expect(isConnectionTrouble(error)).toBe(false);
  });

  it('knows what fetch throws where nobody listens', async () => {
    const error = await fetch('http://127.0.0.1:1').catch(thrown => thrown);
    expect(isConnectionTrouble(error)).toBe(true);
  });
});
