import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testUtils/temporaryFolder';
import { repositoryReader } from './repositoryReader';

describe('repositoryReader', () => {
  it('finds a file from the top of the repository that the folder lies in', () => {
    const folder = temporaryFolder({
      '.git/HEAD': '',
      'apps/ray/app.yaml': '',
      'values/ray.yaml': 'right',
      'apps/ray/ray.yaml': 'less of a match',
    });
    const read = repositoryReader([join(folder, 'apps/ray')]);
    expect(read('values/ray.yaml')).toBe('right');
    expect(read('values/none.yaml')).toBeUndefined();
  });

  it('finds a file by the end of its path where only a part of the repository is at hand', () => {
    const folder = temporaryFolder({
      'values/ray.yaml': 'longest',
      'ray.yaml': 'shortest',
    });
    const read = repositoryReader([folder]);
    expect(read('clusters/eu/values/ray.yaml')).toBe('longest');
    expect(read('clusters/eu/ray.yaml')).toBe('shortest');
  });

  it('reads nothing outside of the folder, neither by the path nor by a symbolic link', () => {
    const folder = temporaryFolder({ 'secret.yaml': 's', 'apps/a.yaml': 'a' });
    symlinkSync('../secret.yaml', join(folder, 'apps/link.yaml'));
    const read = repositoryReader([join(folder, 'apps')]);
    expect(read('link.yaml')).toBeUndefined();
    expect(read('../secret.yaml')).toBeUndefined();
    expect(read('a.yaml')).toBe('a');
  });

  it.each(['', '.', 'a.yaml/b', 'a\0b', 'x'.repeat(5000)])(
    'has no file %j',
    path => {
      const folder = temporaryFolder({ 'a.yaml': 'a' });
      expect(repositoryReader([folder])(path)).toBeUndefined();
    },
  );
});
