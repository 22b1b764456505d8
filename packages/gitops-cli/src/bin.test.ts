import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { version } from '../package.json';
import { FIXTURE_FOLDER } from './testUtils/fixtureFolder';
import { temporaryFolder } from './testUtils/temporaryFolder';

const BIN = resolve(__dirname, '../bin/kuberay-gitops');

/** Runs the real command; whoever reads its output can go after the first piece. */
function run(
  args: string[],
  options: { input?: string; hangUp?: boolean } = {},
) {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: FIXTURE_FOLDER,
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', data => {
    output += data;
    if (options.hangUp) {
      child.stdout.destroy();
    }
  });
  child.stderr.on('data', data => {
    errors += data;
  });
  child.stdin.end(options.input);
  return new Promise(done => {
    child.on('close', exitCode => done({ exitCode, output, errors }));
  });
}

describe('bin/kuberay-gitops', () => {
  it('runs in a checkout that nobody has built', async () => {
    await expect(run(['--version'])).resolves.toEqual({
      exitCode: 0,
      output: `${version}\n`,
      errors: '',
    });
  }, 60_000);

  it.each([
    [['check', 'repository/recommended'], 0],
    [['check', 'repository/guide'], 1],
    [['check', 'repository/broken'], 2],
    [['check', '--no-such-option'], 2],
    [['render', 'forecast.yaml', '--out', 'none', '--check'], 1],
  ])(
    'ends %j with %i',
    async (args, exitCode) => {
      await expect(run(args)).resolves.toMatchObject({ exitCode });
    },
    60_000,
  );

  it('writes what was asked for to the standard output, and what it has to say beside it to the other', async () => {
    await expect(
      run(['preview', '-'], { input: 'kind: Pod\n' }),
    ).resolves.toMatchObject({
      exitCode: 1,
      output: '',
      errors: expect.stringMatching(/^<stdin>: .*\n$/),
    });
  }, 60_000);

  it('does not mind that nobody reads on', async () => {
    const guide = readFileSync(
      join(FIXTURE_FOLDER, 'repository/guide/ray-argocd-all.yaml'),
      'utf8',
    );
    // More than fits into a pipe.
    const folder = temporaryFolder(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`${index}.yaml`, guide]),
      ),
    );
    await expect(
      run(['check', folder, '--format', 'json'], { hangUp: true }),
    ).resolves.toMatchObject({ exitCode: 1, errors: '' });
  }, 60_000);
});
