import { createMockDirectory } from '@backstage/backend-test-utils';
import { symlinkSync } from 'node:fs';
import { writeWorkspaceFiles } from './writeWorkspaceFiles';

describe('writeWorkspaceFiles', () => {
  const workspace = createMockDirectory();
  const elsewhere = createMockDirectory();
  const before = { files: { 'a.yaml': 'old\n', 'in-the-way.txt': 'a file\n' } };
  beforeEach(() => {
    workspace.setContent(before);
    elsewhere.setContent({});
  });

  const write = (
    targetPath: string,
    files: Array<{ path: string; content: string }>,
    signal?: AbortSignal,
  ) => writeWorkspaceFiles(workspace.path, [{ targetPath, files }], signal);

  it('replaces and adds files, and makes folders', async () => {
    const written = await write('files', [
      { path: 'a.yaml', content: 'new\n' },
      { path: 'apps/b.yaml', content: 'b\n' },
    ]);
    expect(written).toEqual(['files/a.yaml', 'files/apps/b.yaml']);
    expect(workspace.content()).toEqual({
      files: {
        ...before.files,
        'a.yaml': 'new\n',
        apps: { 'b.yaml': 'b\n' },
      },
    });
  });

  it.each([
    ['files', 'in-the-way.txt/c.yaml', 'a file is in the place of a folder'],
    ['.', 'files', 'a folder is in the place of the file'],
    ['files', `${'x'.repeat(300)}.yaml`, 'a name is too long'],
  ])(
    'leaves everything as it was when the last of several files cannot be written to %s (%s)',
    async (targetPath, path, reason) => {
      await expect(
        write(targetPath, [
          { path: 'a.yaml', content: 'new\n' },
          { path: 'new/folder/b.yaml', content: 'b\n' },
          { path, content: 'c\n' },
        ]),
      ).rejects.toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: `targetPath: "${
            targetPath === '.' ? path : `${targetPath}/${path}`
          }" is no path of the workspace: ${reason}`,
        }),
      );
      expect(workspace.content()).toEqual(before);
    },
  );

  it('leaves everything as it was when the task is cancelled', async () => {
    await expect(
      write(
        'files',
        [{ path: 'a.yaml', content: 'new\n' }],
        AbortSignal.abort(),
      ),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(workspace.content()).toEqual(before);
  });

  it.each([
    ['../up', 'leads out of the workspace'],
    ['link', 'leads out of the workspace'],
    ['dangling', 'leads out of the workspace'],
    ['/etc', 'must be relative to the workspace'],
    ['C:/x', 'must be relative to the workspace'],
    ['a\\b', 'must not contain backslashes'],
    ['a\u0000b', 'must not contain backslashes, control characters'],
    ['a\ud800b', 'must not contain backslashes, control characters or half'],
    ['.GIT/hooks', "must not point into Git's own folder"],
    ['x'.repeat(300), 'is no path of the workspace: a name is too long'],
  ])('refuses the folder %j and names the input', async (folder, message) => {
    symlinkSync(elsewhere.path, workspace.resolve('link'));
    symlinkSync(elsewhere.resolve('new'), workspace.resolve('dangling'));
    await expect(
      write(folder, [{ path: 'a.yaml', content: 'new\n' }]),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(
          `targetPath: ${JSON.stringify(folder)} ${message}`,
        ),
      }),
    );
    expect(elsewhere.content()).toEqual({});
  });

  it('does not follow a symlink in the place of a file', async () => {
    symlinkSync(elsewhere.resolve('new'), workspace.resolve('files/link.yaml'));
    await expect(
      write('files', [
        { path: 'a.yaml', content: 'new\n' },
        { path: 'link.yaml', content: 'new\n' },
      ]),
    ).rejects.toThrow('targetPath: "files/link.yaml" leads out');
    expect(elsewhere.content()).toEqual({});
  });
});
