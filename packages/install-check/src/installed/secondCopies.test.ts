import { secondCopies } from './secondCopies';

const packages = { '@backstage/ui': '0.17.1', '@backstage/errors': '1.3.1' };

describe('secondCopies', () => {
  it('names who asks for what the portal does not have', () => {
    expect(
      secondCopies(
        [
          {
            name: 'a',
            dependencies: { '@backstage/ui': '^0.18.0', lodash: '^4.0.0' },
          },
          { name: 'b', peerDependencies: { '@backstage/errors': '^2.0.0' } },
        ],
        packages,
      ),
    ).toEqual([
      'a asks for @backstage/ui ^0.18.0; the portal has 0.17.1',
      'b asks for @backstage/errors ^2.0.0; the portal has 1.3.1',
    ]);
  });

  it('is content with ranges that allow it', () => {
    expect(
      secondCopies(
        [
          {
            name: 'a',
            dependencies: { '@backstage/ui': '^0.17.1 || ^0.18.0' },
          },
        ],
        packages,
      ),
    ).toEqual([]);
  });
});
