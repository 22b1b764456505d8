import refusals from './__fixtures__/refusals.json';
import { classifyArgocdAnswer } from './classifyArgocdAnswer';

const question = {
  doing: 'sync this Application',
  right: '`applications, sync`',
};

const classify = (status: number, body: unknown) => {
  const { code, message } = classifyArgocdAnswer(
    { status, body: typeof body === 'string' ? body : JSON.stringify(body) },
    question,
  );
  return { code, message };
};

describe('classifyArgocdAnswer', () => {
  it.each([
    [
      '401' as const,
      'unauthorized',
      'Argo CD does not accept the credentials that Backstage has for it',
    ],
    [
      'sync busy' as const,
      'conflict',
      'Another operation of this Application is in progress',
    ],
    [
      'unknown application with project' as const,
      'not-found',
      'Argo CD does not know what was asked for',
    ],
    [
      'unknown application without project' as const,
      'forbidden',
      'Argo CD does not allow Backstage to sync this Application (the account needs the right `applications, sync`)',
    ],
  ])('reads the recorded answer "%s" as %s', (name, code, message) => {
    const { status, body } = refusals[name];
    expect(classify(status, body)).toEqual({ code, message });
  });

  it('tells a sync window from a missing right', () => {
    const body = { code: 7, message: 'cannot sync: blocked by sync window' };
    expect(classify(403, body)).toEqual({
      code: 'forbidden',
      message: 'A sync window of Argo CD blocks the sync',
    });
  });

  it('tells an Application that is not there from an address where no Argo CD is', () => {
    expect(classify(404, '<html>nginx</html>')).toEqual({
      code: 'malformed',
      message: 'No Argo CD API answers there',
    });
  });

  it('tells an object that has gone from a request that is wrong', () => {
    const message = 'Pod v1 p not found as part of application gpu';
    expect(classify(400, { code: 3, message }).code).toBe('not-found');
    expect(classify(400, { code: 3, message: 'no such field' }).code).toBe(
      'server-error',
    );
  });

  it('reads any other precondition as a conflict that is not an operation', () => {
    const body = { code: 9, message: 'application is deleting' };
    expect(classify(400, body)).toEqual({
      code: 'conflict',
      message: 'Argo CD does not do that with the Application as it is now',
    });
  });

  it.each([
    [408, 'timeout'],
    [504, 'timeout'],
    [502, 'unreachable'],
    [503, 'unreachable'],
    [400, 'server-error'],
    [429, 'server-error'],
    [500, 'server-error'],
  ])('reads HTTP %d as %s', (status, code) => {
    expect(classify(status, 'upstream http://10.0.0.1 says no').code).toBe(
      code,
    );
  });

  it('never repeats what an upstream says', () => {
    for (const status of [400, 401, 403, 404, 500, 502]) {
      for (const code of [5, 7, 9, 13, 16]) {
        const body = { code, message: 'token eyJsecret at https://10.0.0.1' };
        expect(classify(status, body).message).not.toMatch(/eyJ|10\.0\.0\.1/);
      }
    }
  });
});
