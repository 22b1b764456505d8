import { Results } from './Results';

describe('Results', () => {
  it('counts what held and what failed, and goes on after a failure', async () => {
    const results = new Results();
    await expect(results.check('holds', () => 'answer')).resolves.toBe(
      'answer',
    );
    await expect(
      results.check('fails', async () => {
        throw new Error('no card');
      }),
    ).resolves.toBeUndefined();
    await results.check('holds, too', async () => undefined);
    expect(results.counts()).toEqual({ passed: 2, failed: 1 });
  });
});
