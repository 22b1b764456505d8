import { KubeError } from '../kube/KubeError';
import { ArgocdSession } from './ArgocdSession';

const ISSUED_AT = Date.parse('2026-01-01T00:00:00Z');

/** A token of Argo CD that lives for so long; only its claims are looked at. */
function aToken(name: string, livesSeconds?: number): string {
  const iat = ISSUED_AT / 1000;
  const claims = {
    jti: name,
    iat,
    ...(livesSeconds !== undefined && { exp: iat + livesSeconds }),
  };
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `header.${body}.signature`;
}

describe('ArgocdSession', () => {
  let answers: Array<string | KubeError>;
  let logins: number;
  let session: ArgocdSession;

  beforeEach(() => {
    jest.useFakeTimers({ now: ISSUED_AT });
    answers = [];
    logins = 0;
    session = ArgocdSession.create({
      login: async () => {
        logins += 1;
        const answer = answers.shift();
        if (answer === undefined || answer instanceof KubeError) {
          throw answer ?? new Error('One login too many');
        }
        return answer;
      },
    });
  });

  afterEach(() => jest.useRealTimers());

  const pass = (seconds: number) => jest.advanceTimersByTime(seconds * 1000);
  const day = aToken('day', 86_400);
  const next = aToken('next', 86_400);

  it('keeps a token until a minute before its end, and then logs in again', async () => {
    answers = [day, next];

    expect(await session.token()).toBe(day);
    pass(86_400 - 61);
    expect(await session.token()).toBe(day);
    pass(2);
    expect(await session.token()).toBe(next);
    expect(logins).toBe(2);
  });

  it('uses a token of a minute for half of it', async () => {
    answers = [aToken('short', 60), next];
    await session.token();

    pass(29);
    await session.token();
    expect(logins).toBe(1);
    pass(2);
    expect(await session.token()).toBe(next);
  });

  it.each(['an-opaque-token', aToken('without an end')])(
    'keeps a token that does not say when it ends: %s',
    async token => {
      answers = [token];
      await session.token();
      pass(30 * 86_400);

      expect(await session.token()).toBe(token);
    },
  );

  it('is not confused by a clock that is wrong or set', async () => {
    jest.setSystemTime(ISSUED_AT + 365 * 86_400_000);
    answers = [day];
    await session.token();
    jest.setSystemTime(ISSUED_AT - 86_400_000);
    pass(3_600);

    expect(await session.token()).toBe(day);
  });

  it('logs in once for all who ask at the same time', async () => {
    answers = [day];

    expect(
      await Promise.all([session.token(), session.token(), session.token()]),
    ).toEqual([day, day, day]);
    expect(logins).toBe(1);
  });

  it('logs in again when its token was refused, but not for an older one', async () => {
    answers = [day, next];
    await session.token();
    session.drop(day);
    expect(await session.token()).toBe(next);
    session.drop(day);

    expect(await session.token()).toBe(next);
    expect(logins).toBe(2);
  });

  describe('when the login is refused', () => {
    const refused = new KubeError('unauthorized', 'No such user');

    it('tries no other for 75 s: Argo CD would lock the user out', async () => {
      answers = [refused, day];

      await expect(session.token()).rejects.toBe(refused);
      pass(74);
      await expect(session.token()).rejects.toBe(refused);
      expect(logins).toBe(1);
      pass(2);
      expect(await session.token()).toBe(day);
    });

    it('tries again at once where it was not the password', async () => {
      answers = [new KubeError('unreachable', 'Argo CD is down'), day];

      await expect(session.token()).rejects.toThrow('Argo CD is down');
      expect(await session.token()).toBe(day);
    });
  });
});
