import { FAILURE_BACKOFF, NOT_INSTALLED_BACKOFF, backoffMs } from './backoff';

describe('backoffMs', () => {
  it.each([
    { attempt: 0, least: 250, most: 500 },
    { attempt: 1, least: 500, most: 1000 },
    { attempt: 4, least: 4000, most: 8000 },
    { attempt: 5, least: 7500, most: 15000 },
    { attempt: 2000, least: 7500, most: 15000 },
  ])(
    'waits $least to $most ms before attempt $attempt after a failure',
    ({ attempt, least, most }) => {
      const policy = FAILURE_BACKOFF;
      expect(backoffMs({ policy, attempt, random: 0 })).toBe(least);
      expect(backoffMs({ policy, attempt, random: 1 })).toBe(most);
    },
  );

  it('never waits long for a kind that is about to be installed', () => {
    const policy = NOT_INSTALLED_BACKOFF;
    expect(backoffMs({ policy, attempt: 2000, random: 1 })).toBe(10_000);
  });
});
