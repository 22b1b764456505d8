import { NotFoundError } from '@backstage/errors';
import { askBackstage } from './askBackstage';

/** As `ResponseError` of Backstage is: it carries the whole answer, and the address is in the message. */
const answered = (statusCode: number) =>
  Object.assign(new Error('GET http://internal:7007 failed'), {
    name: 'ResponseError',
    statusCode,
    body: { error: { message: 'http://internal:7007' } },
  });

describe('askBackstage', () => {
  it('gives what it was answered', async () => {
    expect(await askBackstage('The catalog', async () => 'an answer')).toBe(
      'an answer',
    );
  });

  it.each([
    [answered(401), 'AuthenticationError', 'does not take this token'],
    [answered(403), 'NotAllowedError', 'does not allow this'],
    [answered(500), 'ServiceUnavailableError', 'could not be asked'],
    [answered(404), 'ServiceUnavailableError', 'could not be asked'],
    [new TypeError('fetch failed'), 'ServiceUnavailableError', 'could not be'],
    [new NotFoundError('http://internal'), 'ServiceUnavailableError', 'could'],
  ])('says of %s in words of its own: %s', async (error, name, words) => {
    const failure = await askBackstage('The catalog', async () => {
      throw error;
    }).catch(thrown => thrown);

    expect(failure).toEqual(
      expect.objectContaining({
        name,
        message: expect.stringContaining(`The catalog ${words}`),
      }),
    );
    expect(JSON.stringify(failure)).not.toContain('internal');
    expect(failure.cause).toBeUndefined();
  });
});
