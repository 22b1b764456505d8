import { withoutAddresses, withoutCredentials } from './withoutAddresses';

describe('withoutCredentials', () => {
  it.each([
    [
      'a token in the address of a repository',
      'failed to list refs of https://bot:ghp_s3cr3t@git.example.org/ml/ray.git: not found',
      'failed to list refs of https://git.example.org/ml/ray.git: not found',
    ],
    [
      'a user whose name is an email address',
      '"https://me@example.org:s3cr3t@git.example.org/ray"',
      '"https://git.example.org/ray"',
    ],
    [
      'a password with a slash that nobody has encoded',
      'parse "https://bot:s3/cr3t@git.example.org/ray": invalid port',
      'parse "https://git.example.org/ray": invalid port',
    ],
    [
      'each of several addresses',
      'https://s3cr3t@a.example.org, https://s3cr3t@b.example.org',
      'https://a.example.org, https://b.example.org',
    ],
    [
      'a token among the parameters',
      'GET https://git.example.org/x?private_token=s3cr3t&page=1: 401',
      'GET https://git.example.org/x?private_token=***&page=1: 401',
    ],
  ])('takes away %s', (_, text, expected) => {
    expect(withoutCredentials(text)).toBe(expected);
  });

  it.each([
    'failed to list refs of https://git.example.org:8443/ml/@team/ray.git',
    'git@git.example.org:ml/ray.git: revision main not found',
    'Get "https://git.example.org/ray/info/refs?service=git-upload-pack": EOF',
    '',
  ])('leaves %j as it is', text => {
    expect(withoutCredentials(text)).toBe(text);
  });

  it('is quick with any text', () => {
    const hostile = '://a:'.repeat(200_000);

    expect(withoutCredentials(hostile)).toBe(hostile);
  });
});

describe('withoutAddresses', () => {
  const server = 'https://10.0.0.9:6443';

  it.each([
    [
      'the destination',
      { server, name: 'gpu' },
      `application destination server '${server}' is not permitted`,
      "application destination server 'gpu' is not permitted",
    ],
    [
      'the destination without a name, and its host and port',
      { server },
      `Get "${server}/version?timeout=32s": dial tcp 10.0.0.9:6443: connection refused`,
      'Get "the destination/version?timeout=32s": dial tcp the destination: connection refused',
    ],
    [
      'another API server',
      { name: 'gpu' },
      'Get "https://k8s.example.org/api/v1/pods": EOF, Get "https://k8s.example.org/apis/apps/v1": EOF',
      'Get "https://***/api/v1/pods": EOF, Get "https://***/apis/apps/v1": EOF',
    ],
    [
      'credentials, too',
      { server },
      'https://bot:s3cr3t@git.example.org/ray',
      'https://git.example.org/ray',
    ],
  ])('takes away the address of %s', (_, destination, text, expected) => {
    expect(withoutAddresses(text, destination)).toBe(expected);
  });

  it.each([
    ["Argo CD's own cluster", { server: 'https://kubernetes.default.svc' }],
    ['a host that is no more than a word', { server: 'https://a' }],
    ['what is no URL', { server: '' }],
  ])('leaves words as they are with %s', (_, destination) => {
    const text =
      'a namespace of https://kubernetes.default.svc is not permitted';

    expect(withoutAddresses(text, destination)).toBe(text);
  });
});
