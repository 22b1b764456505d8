import { findAllowedRepository } from './GitServer';

const group = { url: 'https://git.example.com/platform' };
const single = { url: 'https://git.example.com/platform/secret.git' };
const wholeServer = { url: 'http://127.0.0.1:7010' };
const servers = [group, single, wholeServer];

describe('findAllowedRepository', () => {
  it.each([
    ['https://git.example.com/platform/gitops.git', group],
    ['https://git.example.com/platform/team/gitops.git/', group],
    ['https://git.example.com/platform', group],
    ['https://git.example.com/platform/secret.git', single],
    ['http://127.0.0.1:7010/git/sandbox.git', wholeServer],
  ])('allows %s', (url, server) => {
    expect(findAllowedRepository(servers, url)).toEqual({
      url: url.replace(/\/$/, ''),
      server,
    });
  });

  it.each([
    'https://git.example.com/platform-evil/gitops.git',
    'https://git.example.com/Platform/gitops.git',
    'https://git.example.com/platform/../other.git',
    'https://git.example.com/platform/%2e%2e/other.git',
    'https://git.example.com:444/platform/gitops.git',
    'http://git.example.com/platform/gitops.git',
    'https://git.example.com.evil.com/platform/gitops.git',
    'http://localhost:7010/git/sandbox.git',
  ])('keeps out %s', url => {
    expect(() => findAllowedRepository(servers, url)).toThrow(
      expect.objectContaining({ name: 'NotAllowedError' }),
    );
  });

  it.each([
    ['gitops.git', 'is not a URL'],
    ['ssh://git@git.example.com/platform/a.git', 'must start with https://'],
    ['file:///etc', 'must start with https://'],
    ['https://ada:secret@git.example.com/platform/a.git', 'must not contain'],
    ['https://git.example.com/platform/a.git?x=1', 'query'],
    ['https://git.example.com/platform/..%2fother.git', 'encoded'],
    ['https://git.example.com//platform/a.git', 'doubled'],
  ])('refuses %s', (url, message) => {
    expect(() => findAllowedRepository(servers, url)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(new RegExp(`^repoUrl: .*${message}`)),
      }),
    );
  });

  it('never repeats credentials of a URL', () => {
    expect(() =>
      findAllowedRepository(servers, 'https://ada:secret@git.example.com/a'),
    ).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('secret'),
      }),
    );
  });
});
