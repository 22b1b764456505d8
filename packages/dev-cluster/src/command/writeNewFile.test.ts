import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNewFile } from './writeNewFile';

describe('writeNewFile', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'write-new-file-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('writes a file for its owner alone', async () => {
    const path = join(folder, 'kubeconfig');
    await writeNewFile(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode.toString(8)).toMatch(/600$/);
  });

  it('leaves the file of somebody else as it is', async () => {
    const path = join(folder, 'kubeconfig');
    await writeFile(path, 'of my cluster');
    await expect(writeNewFile(path, 'new')).rejects.toThrow(
      `--kubeconfig: ${path} is there already; remove it, or name another file`,
    );
    expect(await readFile(path, 'utf8')).toBe('of my cluster');
  });
});
