import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testUtils/temporaryFolder';
import { collectFiles } from './collectFiles';

describe('collectFiles', () => {
  it('reads the YAML and JSON files of folders, sorted, each once', () => {
    const workingDirectory = temporaryFolder({
      'apps/b.yml': 'b',
      'apps/a.yaml': 'a',
      'apps/deep/c.json': 'c',
      'apps/notes.md': 'no',
    });
    expect(
      collectFiles({
        workingDirectory,
        paths: ['apps', './apps/a.yaml'],
        exclude: [],
      }),
    ).toEqual({
      files: [
        { path: 'apps/a.yaml', content: 'a' },
        { path: 'apps/b.yml', content: 'b' },
        { path: 'apps/deep/c.json', content: 'c' },
      ],
      unreadable: [],
    });
  });

  it('leaves out what is excluded, what others installed and the templates of charts', () => {
    const workingDirectory = temporaryFolder({
      '.git/config.yaml': '',
      'node_modules/a/a.yaml': '',
      'chart/Chart.yaml': 'chart',
      'chart/templates/a.yaml': '{{ if }}',
      'templates/a.yaml': 'a',
      'old/a.yaml': '',
    });
    const { files } = collectFiles({
      workingDirectory,
      paths: ['.'],
      exclude: ['old'],
    });
    expect(files).toEqual([
      { path: 'chart/Chart.yaml', content: 'chart' },
      { path: 'templates/a.yaml', content: 'a' },
    ]);
  });

  it('follows no symbolic link in a folder, but reads a file that was named whatever it is called', () => {
    const workingDirectory = temporaryFolder({
      'apps/a.yaml': 'a',
      'elsewhere/b.yaml': 'b',
      manifest: 'm',
    });
    symlinkSync('../elsewhere', join(workingDirectory, 'apps/linked'));
    symlinkSync('../elsewhere/b.yaml', join(workingDirectory, 'apps/b.yaml'));
    symlinkSync('.', join(workingDirectory, 'apps/circle'));
    expect(
      collectFiles({
        workingDirectory,
        paths: ['apps', 'manifest'],
        exclude: [],
      }),
    ).toEqual({
      files: [
        { path: 'apps/a.yaml', content: 'a' },
        { path: 'manifest', content: 'm' },
      ],
      unreadable: [],
    });
  });

  it('says which paths do not exist and which files are no text, and reads the others', () => {
    const workingDirectory = temporaryFolder({ 'a.yaml': '\ufeffa' });
    writeFileSync(join(workingDirectory, 'b.yaml'), Buffer.from([0xff, 0x00]));
    expect(
      collectFiles({ workingDirectory, paths: ['.', 'gone'], exclude: [] }),
    ).toEqual({
      files: [{ path: 'a.yaml', content: 'a' }],
      unreadable: [
        { file: 'b.yaml', message: 'is no text in UTF-8' },
        { file: 'gone', message: 'does not exist' },
      ],
    });
  });
});
