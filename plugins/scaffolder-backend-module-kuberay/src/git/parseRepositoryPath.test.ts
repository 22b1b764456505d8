import { parseRepositoryPath } from './parseRepositoryPath';

const parse = (path: string) =>
  parseRepositoryPath({ path, input: 'targetPath' });

describe('parseRepositoryPath', () => {
  it.each([
    ['.', ''],
    ['', ''],
    ['./apps//raycluster/', 'apps/raycluster'],
    ['.github/workflows', '.github/workflows'],
    ['apps/...', 'apps/...'],
  ])('takes %j as %j', (path, normalised) => {
    expect(parse(path)).toBe(normalised);
  });

  it.each([
    ...['/etc', 'C:/x', '../up', 'apps/../..', 'apps\\x', 'a\u0000b', 'a\nb'],
    ...['.git', 'apps/.GIT/hooks', 'git~1', '.git./x', '.git '],
    ...['.git::$INDEX_ALLOCATION/x', 'a/.g\u200cit', 'a\ud800b'],
  ])('refuses %j and names the input', path => {
    expect(() => parse(path)).toThrow(/^targetPath: /);
  });
});
