import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, temporaryFolder } from '../testUtils/temporaryFolder';
import { OutputFolder } from './OutputFolder';
import { writeFiles } from './writeFiles';

describe('writeFiles', () => {
  it('writes what is new or changed, and touches nothing else', async () => {
    const top = temporaryFolder({ 'out/a.yaml': 'old', 'out/b.yaml': 'mine' });
    await writeFiles(OutputFolder.at(join(top, 'out')), [
      { path: 'a.yaml', content: 'new', change: 'changed' },
      { path: 'b.yaml', content: 'not written', change: 'unchanged' },
      { path: 'x/y/c.yaml', content: 'c', change: 'created' },
    ]);
    expect(filesBelow(top)).toEqual({
      out: '<folder>',
      'out/a.yaml': 'new',
      'out/b.yaml': 'mine',
      'out/x': '<folder>',
      'out/x/y': '<folder>',
      'out/x/y/c.yaml': 'c',
    });
  });

  it('takes everything back where one file cannot be written', async () => {
    const top = temporaryFolder({ 'out/a.yaml': 'old', 'out/file': '' });
    const before = filesBelow(top);
    await expect(
      writeFiles(OutputFolder.at(join(top, 'out')), [
        { path: 'a.yaml', content: 'new', change: 'changed' },
        { path: 'x/y/b.yaml', content: 'b', change: 'created' },
        { path: 'file/c.yaml', content: 'c', change: 'created' },
      ]),
    ).rejects.toThrow('nothing was written');
    expect(filesBelow(top)).toEqual(before);
  });

  it('leaves no folder behind where the first file fails', async () => {
    const top = temporaryFolder();
    await expect(
      writeFiles(OutputFolder.at(join(top, 'deep/out')), [
        { path: `${'x'.repeat(300)}.yaml`, content: '', change: 'created' },
      ]),
    ).rejects.toThrow('has too long a name; nothing was written');
    expect(filesBelow(top)).toEqual({});
  });
});

describe('OutputFolder', () => {
  it('reads the files that are there', async () => {
    const top = temporaryFolder({ 'out/a.yaml': 'a', 'out/b/b.yaml': 'b' });
    await expect(
      OutputFolder.at(join(top, 'out')).read(['a.yaml', 'b/b.yaml', 'c/c/c']),
    ).resolves.toEqual(
      new Map([
        ['a.yaml', 'a'],
        ['b/b.yaml', 'b'],
      ]),
    );
  });

  it('has no files where it is not there itself', async () => {
    const folder = OutputFolder.at(join(temporaryFolder(), 'deep/out'));
    await expect(folder.read(['a.yaml'])).resolves.toEqual(new Map());
  });

  it.each(['../a.yaml', '/etc/a.yaml', 'b/../../a.yaml', '.', ''])(
    'refuses %j, which lies outside',
    async path => {
      const folder = OutputFolder.at(join(temporaryFolder(), 'out'));
      await expect(folder.read([path])).rejects.toThrow('lies outside of');
    },
  );

  it('refuses a way out by symbolic links, and takes one that stays inside', async () => {
    const top = temporaryFolder({ 'out/in/a.yaml': 'a', 'else/a.yaml': 'e' });
    symlinkSync('../else', join(top, 'out/away'));
    symlinkSync('in', join(top, 'out/here'));
    symlinkSync('../else/a.yaml', join(top, 'out/a.yaml'));
    const folder = OutputFolder.at(join(top, 'out'));
    await expect(folder.read(['away/b.yaml'])).rejects.toThrow(
      'by a symbolic link',
    );
    await expect(folder.read(['away/deep/b.yaml'])).rejects.toThrow(
      'by a symbolic link',
    );
    await expect(folder.read(['a.yaml'])).rejects.toThrow('is no plain file');
    await expect(folder.read(['here/a.yaml'])).resolves.toEqual(
      new Map([['here/a.yaml', 'a']]),
    );
  });

  it('refuses a folder where a file should be', async () => {
    const top = temporaryFolder({ 'a.yaml/b': '' });
    await expect(OutputFolder.at(top).read(['a.yaml'])).rejects.toThrow(
      'a.yaml is a folder, not a file; nothing was written',
    );
  });

  it('names itself where a file stands in its place', async () => {
    const top = temporaryFolder({ out: 'a file' });
    const path = join(top, 'out');
    await expect(OutputFolder.at(path).read(['a/b.yaml'])).rejects.toThrow(
      `${path} is a file, not a folder; nothing was written`,
    );
    await expect(
      OutputFolder.at(join(path, 'deeper')).read(['b.yaml']),
    ).rejects.toThrow(
      `${join(path, 'deeper')} lies below something that is not a folder`,
    );
  });
});
