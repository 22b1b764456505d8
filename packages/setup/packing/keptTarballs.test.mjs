import { deepEqual, rejects } from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { keepTarballs, removeTarballs, takeTarballs } from './keptTarballs.mjs';

describe('kept tarballs', () => {
  let folder;
  const at = name => join(folder, name);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kept-tarballs-'));
    await mkdir(at('packed'));
    await writeFile(at('packed/a.tgz'), '');
    await mkdir(at('kept'));
    await writeFile(at('kept/former.tgz'), '');
    await writeFile(at('kept/notes.txt'), '');
  });
  after(() => rm(folder, { recursive: true }));

  it('take the place of the former ones, and of nothing else', async () => {
    await removeTarballs(at('kept'));
    await keepTarballs(at('packed'), at('kept'));
    deepEqual((await readdir(at('kept'))).sort(), ['a.tgz', 'notes.txt']);
    await takeTarballs(at('kept'), at('into'));
    deepEqual(await readdir(at('into')), ['a.tgz']);
  });

  it('are missed with the command that leaves them', async () => {
    await removeTarballs(at('nowhere'));
    await rejects(takeTarballs(at('nowhere'), at('into')), {
      message: `No packed packages are in ${at(
        'nowhere',
      )}; npm run check:packages -- --tarballs ${at(
        'nowhere',
      )} leaves them there`,
    });
  });
});
