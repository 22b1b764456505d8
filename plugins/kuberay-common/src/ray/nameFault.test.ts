import { isTooLong, nameFault } from './nameFault';

describe('nameFault', () => {
  it.each(['a', 'demo-kuberay', 'x1', 'a'.repeat(53)])(
    'has nothing against %s',
    name => {
      expect(nameFault(name)).toBeUndefined();
      expect(isTooLong(name)).toBe(false);
    },
  );

  it('says by how much a name is too long', () => {
    expect(nameFault('a'.repeat(54))).toBe(
      'its name has 54 characters, 53 are allowed',
    );
    expect(isTooLong('a'.repeat(54))).toBe(true);
  });

  it.each(['3d', 'a.b', 'Demo', '-a', 'a-', ''])(
    'says what a name like "%s" lacks, which the API server may take',
    name => {
      expect(nameFault(name)).toBe(
        'its name may only have lower-case letters, digits and hyphens, and begins with a letter',
      );
    },
  );
});
