import { pathBelow, repositoryPath } from './repositoryPath';

describe('repositoryPath', () => {
  it.each([
    [['dev', 'apps'], 'dev/apps'],
    [['.', 'apps', 'a.yaml'], 'apps/a.yaml'],
    [['.', '.'], '.'],
    [['', 'a'], 'a'],
  ])('joins %j to %s', (parts, path) => {
    expect(repositoryPath(...parts)).toBe(path);
  });
});

describe('pathBelow', () => {
  it.each([
    ['dev', 'dev/guard', 'guard'],
    ['dev', 'dev', '.'],
    ['.', 'dev/guard', 'dev/guard'],
    ['.', '.', '.'],
    ['dev', 'development', undefined],
    ['dev', 'other', undefined],
  ])('sees from %s the path %s as %s', (folder, path, below) => {
    expect(pathBelow(folder, path)).toBe(below);
  });
});
