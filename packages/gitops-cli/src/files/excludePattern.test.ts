import { excludePattern } from './excludePattern';

describe('excludePattern', () => {
  it.each([
    ['vendor', 'vendor', true],
    ['vendor', 'apps/vendor/a.yaml', true],
    ['vendor', 'apps/vendors/a.yaml', false],
    ['./apps/old/', 'apps/old/a.yaml', true],
    ['apps/old', 'more/apps/old/a.yaml', false],
    ['*.json', 'apps/package.json', true],
    ['*.json', 'apps/package.jsonl', false],
    ['apps/*/values.yaml', 'apps/ray/values.yaml', true],
    ['apps/*/values.yaml', 'apps/ray/eu/values.yaml', false],
    ['apps/**/values.yaml', 'apps/values.yaml', true],
    ['apps/**/values.yaml', 'apps/ray/eu/values.yaml', true],
    ['a?.yaml', 'ab.yaml', true],
    ['a?.yaml', 'a.yaml', false],
    ['a.yaml', 'abyaml', false],
    ['(a+)+$', 'aaaa', false],
  ])('%s of %s is %s', (pattern, path, expected) => {
    expect(excludePattern(pattern)(path)).toBe(expected);
  });
});
