import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { BackstagePeer } from './BackstagePeer';

const responseError = (statusCode: number) =>
  Object.assign(new Error('GET http://internal:7007 failed, token abc'), {
    name: 'ResponseError',
    statusCode,
  });

const refusedConnection = Object.assign(
  new TypeError('fetch failed: http://internal:7007'),
  { cause: { code: 'ECONNREFUSED' } },
);

/** A peer that gives what it is told to, and the lines that the log has. */
function start() {
  const logger = mockServices.logger.mock();
  const peer = BackstagePeer.create({
    name: 'The catalog',
    client: { get: async (answer: unknown) => answer },
    logger,
  });
  return {
    lines: () => [
      ...logger.warn.mock.calls.map(([line]) => line),
      ...logger.info.mock.calls.map(([line]) => line),
    ],
    answers: () => peer.ask(client => client.get('an entity')),
    fails: (error: unknown) =>
      peer
        .ask(async () => {
          throw error;
        })
        .catch(thrown => thrown),
  };
}

describe('BackstagePeer', () => {
  it('gives the answer, and says nothing of it', async () => {
    const { answers, lines } = start();

    expect(await answers()).toBe('an entity');
    expect(lines()).toEqual([]);
  });

  it.each([
    [responseError(500), 'ResponseError 500'],
    [refusedConnection, 'TypeError ECONNREFUSED'],
    [new Error('http://internal:7007'), 'Error'],
    ['http://internal:7007', 'Error'],
  ])(
    'writes one line when it begins to fail, without what %p says, and one when it answers',
    async (error, name) => {
      const { answers, fails, lines } = start();
      const failures = [await fails(error), await fails(error)];

      expect(failures).toEqual([
        expect.any(ServiceUnavailableError),
        expect.any(ServiceUnavailableError),
      ]);
      expect(lines()).toEqual([`The catalog could not be asked: ${name}`]);

      await answers();
      await answers();
      expect(lines()).toEqual([
        `The catalog could not be asked: ${name}`,
        'The catalog answers again',
      ]);
    },
  );

  it.each([401, 403])('takes a refusal for an answer: %s', async status => {
    const { fails, lines } = start();
    await fails(responseError(status));
    expect(lines()).toEqual([]);

    await fails(responseError(500));
    await fails(responseError(status));
    expect(lines()[1]).toBe('The catalog answers again');
  });
});
