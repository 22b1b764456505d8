import { ConfigReader } from '@backstage/config';
import { readGitServers } from './readGitServers';

const read = (servers: unknown) =>
  readGitServers(
    new ConfigReader({ kuberay: { git: { servers: servers as never } } }),
  );

describe('readGitServers', () => {
  it('allows no server without the key', () => {
    expect(readGitServers(new ConfigReader({}))).toEqual([]);
  });

  it('reads anonymous servers, passwords and tokens, without trailing slashes', () => {
    expect(
      read([
        { url: 'https://git.example.com/open/' },
        { url: 'https://git.example.com/a', username: 'ada', password: 'p' },
        { url: 'https://git.example.com/b', password: 'token' },
      ]),
    ).toEqual([
      { url: 'https://git.example.com/open' },
      {
        url: 'https://git.example.com/a',
        credentials: { username: 'ada', password: 'p' },
      },
      {
        url: 'https://git.example.com/b',
        credentials: { username: 'git', password: 'token' },
      },
    ]);
  });

  it.each([
    [[{}], "Missing required config value at 'kuberay.git.servers[0].url'"],
    [[{ url: 'git.example.com' }], 'kuberay.git.servers[0].url: "git.example'],
    [
      [{ url: 'ssh://git.example.com/a' }],
      'kuberay.git.servers[0].url: must start with https:// or http://',
    ],
    [
      [{ url: 'https://ada:secret@git.example.com' }],
      'kuberay.git.servers[0].url: must not contain a user name',
    ],
    [
      [{ url: 'https://a' }, { url: 'https://b', username: 'ada' }],
      'kuberay.git.servers[1].username is set without',
    ],
    [
      [{ url: 'https://a/x' }, { url: 'https://a/x/' }],
      'kuberay.git.servers[1].url repeats https://a/x',
    ],
    [
      [{ url: 'https://a', password: 5 }],
      "Invalid type in config for key 'kuberay.git.servers[0].password'",
    ],
    ['https://a', "Invalid type in config for key 'kuberay.git.servers'"],
  ])('refuses %j and names the key', (servers, message) => {
    expect(() => read(servers)).toThrow(message);
  });

  it('never repeats a password that stands in the url', () => {
    expect(() => read([{ url: 'https//ada:secret@git' }])).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('secret'),
      }),
    );
  });
});
