import { copiesOf } from './copiesOf';

const entry = (resolution: string) =>
  `"${resolution}-asked":\n  version: 1\n  resolution: "${resolution}"\n`;

describe('copiesOf', () => {
  it('tells the versions of a package that came twice, and nothing of the others', () => {
    const lockfile = [
      '__metadata:\n  version: 8\n',
      entry('@backstage/ui@npm:0.16.0'),
      entry('@backstage/ui@npm:0.18.0'),
      entry('react@npm:18.3.1'),
      entry('lodash@npm:4.0.0'),
      entry('lodash@npm:3.0.0'),
    ].join('\n');
    expect(copiesOf(lockfile, ['@backstage/ui', 'react'])).toEqual({
      '@backstage/ui': ['0.16.0', '0.18.0'],
    });
  });

  it('is content with one version that several ask for', () => {
    expect(copiesOf(entry('react@npm:18.3.1'), ['react'])).toEqual({});
  });
});
