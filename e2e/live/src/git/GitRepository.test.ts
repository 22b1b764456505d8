import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRepository } from './GitRepository';

jest.setTimeout(60_000);

/** Against a repository on this disk, by the machine's git. */
describe('GitRepository', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kuberay-live-test-'));
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  let repository: GitRepository;

  beforeAll(() => {
    git('init', '--quiet', '--bare', '--initial-branch', 'main');
    const tree = git('mktree', '--missing');
    const commit = git(
      ...['-c', 'user.name=a', '-c', 'user.email=a@b'],
      ...['commit-tree', tree, '-m', 'First'],
    );
    git('update-ref', 'refs/heads/main', commit);
    repository = new GitRepository({ url: folder, branch: 'main' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const commits = () => Number(git('rev-list', '--count', 'main'));

  it('adds files, lists those of a folder, and takes the folder away again', async () => {
    await repository.commit({
      message: 'Add',
      files: { 'checks/live/apps/a b.md': 'text', 'other.md': 'kept' },
    });
    expect(await repository.filesOf('checks/live')).toEqual([
      'checks/live/apps/a b.md',
    ]);
    expect(await repository.filesOf('checks/liv')).toEqual([]);
    await repository.commit({ message: 'Remove', removeFolder: 'checks/live' });
    expect(await repository.filesOf('checks/live')).toEqual([]);
    expect(git('show', 'main:other.md')).toBe('kept');
    expect(commits()).toBe(3);
  });

  it('makes no commit where there is nothing to change', async () => {
    const before = commits();
    await repository.commit({ message: 'Remove', removeFolder: 'not/there' });
    expect(commits()).toBe(before);
  });

  it('names a branch that is not there', async () => {
    const other = new GitRepository({ url: folder, branch: 'other' });
    await expect(other.filesOf('x')).rejects.toThrow(
      /git clone failed: .*other not found/,
    );
  });
});
