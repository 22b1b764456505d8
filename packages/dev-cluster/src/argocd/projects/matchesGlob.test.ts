import { isPermitted, matchesGlob } from './matchesGlob';

it.each([
  ['*', 'https://git.example.org/a', true],
  ['https://git.example.org/*', 'https://git.example.org/a', true],
  ['https://git.example.org/*', 'https://git.example.org/a/b', false],
  ['https://git.example.org/**', 'https://git.example.org/a/b', true],
  ['https://git.example.org/?', 'https://git.example.org/a', true],
  ['https://git.example.org/?', 'https://git.example.org/ab', false],
  ['https://git.example.org/a', 'https://git-example.org/a', false],
  ['(a', '(a', true],
])('%s fits %s with / between names: %s', (pattern, text, fits) => {
  expect(matchesGlob(pattern, text, '/')).toBe(fits);
});

it('lets * pass everything without a separator', () => {
  expect(matchesGlob('https://*', 'https://a/b/c')).toBe(true);
});

it.each([
  [['ray-*'], true],
  [['ray-*', '!ray-dev'], false],
  [['!ray-prod', 'ray-*'], true],
  [['!ray-prod'], false],
  [[], false],
])('%j lets ray-dev in: %s', (patterns, isIn) => {
  expect(
    isPermitted(patterns, pattern => matchesGlob(pattern, 'ray-dev')),
  ).toBe(isIn);
});
