import { parseBranch } from './parseBranch';

describe('parseBranch', () => {
  it.each(['main', 'feature/ray-2.52', 'v1.0', 'a@b'])('takes %s', branch => {
    expect(parseBranch(branch)).toBe(branch);
  });

  it.each([
    ...['', 'refs/heads/main', '-f', '/main', 'main/', 'a//b', 'a..b', 'a@{1}'],
    ...['@', 'main.', 'a b', 'a\nb', 'a~1', 'a^', 'a:b', 'a?', 'a*', 'a[b'],
    ...['a\\b', '.hidden', 'a/.b', 'main.lock', 'a.lock/b'],
  ])('refuses %j', branch => {
    expect(() => parseBranch(branch)).toThrow(/^branch: .* is no name/);
  });
});
